package cm.mtchoun.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.tracing.opentelemetry.OpenTelemetryTracingFactory;
import java.net.URI;

/** Sends spans of requests and queries to an OpenTelemetry collector, over OTLP/HTTP. Safe from any thread. */
public final class Traces implements AutoCloseable {
    private final SdkTracerProvider provider;
    private final OpenTelemetry sdk;

    private Traces(SdkTracerProvider provider) {
        this.provider = provider;
        this.sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(provider)
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build();
    }

    /** @param collector its address without {@code /v1/traces}, as {@code OTEL_EXPORTER_OTLP_ENDPOINT} names it */
    public static Traces to(URI collector) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(collector + "/v1/traces")
                .build();
        Attributes who = Attributes.of(AttributeKey.stringKey("service.name"), "mtchoun");
        return new Traces(SdkTracerProvider.builder()
                .setResource(Resource.getDefault().merge(Resource.create(who)))
                .addSpanProcessor(
                        BatchSpanProcessor.builder(new PlainSpans(exporter)).build())
                .build());
    }

    /** Lets Vert.x report its own servers, clients and queries. */
    public VertxTracerFactory forVertx() {
        return new OpenTelemetryTracingFactory(sdk);
    }

    /** Sends what waits. Blocks. */
    @Override
    public void close() {
        provider.close();
    }
}
