package cm.mtchoun.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Every meter of the service. Labels are few and fixed: never a URL, a name, an address or an id. Safe from any thread.
 */
public final class Metrics {
    private static final Duration[] PAGE_SECONDS = seconds(0.25, 0.5, 1, 2, 4, 8, 16, 32, 64);
    private static final Duration[] MAIL_SECONDS =
            seconds(1, 2, 5, 10, 20, 30, 60, 120, 300, 900, 3_600, 14_400, 86_400);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, AtomicLong> backlog = new ConcurrentHashMap<>();

    @SuppressWarnings("resource") // lives as long as the process
    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmGcMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Lets Vert.x report its own servers, clients, pools and event bus here. */
    public VertxMetricsFactory forVertx() {
        return new MicrometerMetricsFactory(registry);
    }

    public static MicrometerMetricsOptions vertxOptions() {
        return new MicrometerMetricsOptions().setEnabled(true);
    }

    /** The current values as Prometheus text. */
    public String scrape() {
        return registry.scrape();
    }

    /** A look at a source's page. @param outcome unchanged, changed, or why it failed: a code, never free text */
    public void pageChecked(String outcome) {
        count("mtchoun_pages_checked", "Looks at a source's page", "outcome", outcome);
    }

    /** An image passed a stage. @param state stored, known, refused, read, no_list, badly_read or unreadable */
    public void image(String state) {
        count("mtchoun_images", "Images by what became of them", "state", state);
    }

    public void pageRead(Duration took) {
        timer("mtchoun_ocr_seconds", "Time to read one page", PAGE_SECONDS).record(took);
    }

    /** @param confidence 0 to 1, mean over the names of a page */
    public void namesRead(int names, double confidence) {
        counter("mtchoun_names_read", "Names read from images").increment(names);
        registry.summary("mtchoun_reading_confidence").record(confidence);
    }

    /** @param decision notify, review or no */
    public void matched(String decision) {
        count("mtchoun_matches", "Comparisons of a candidate pair by decision", "decision", decision);
    }

    /**
     * @param event requested, resend_requested, held_back (a confirmation that a limit forbids for now), confirmed, erased,
     *     unsubscribed, feedback_no, feedback_yes, collected or expired
     */
    public void registration(String event) {
        count("mtchoun_registrations", "What happened to registrations", "event", event);
    }

    /** @param outcome sent, retried, refused, suppressed, obsolete or dead */
    public void mail(String kind, String outcome) {
        Counter.builder("mtchoun_mails")
                .description("Mails by kind and outcome")
                .tags("kind", kind, "outcome", outcome)
                .register(registry)
                .increment();
    }

    /** From the moment an image was first seen to the moment a mail about it was accepted. */
    public void publicationToMail(Duration took) {
        timer("mtchoun_publication_to_mail_seconds", "From first seen to mail accepted", MAIL_SECONDS)
                .record(took);
    }

    /** A request refused before it did anything. @param reason invalid, too_large, rate_limited, unauthorized or unknown */
    public void rejected(String reason) {
        count("mtchoun_requests_rejected", "Requests refused", "reason", reason);
    }

    /** What waits in one stage. @param kind code of the job kind */
    public void backlog(String kind, long due, long dead, Duration oldest) {
        gauge("mtchoun_backlog", "Jobs whose time has come", kind).set(due);
        gauge("mtchoun_jobs_dead", "Jobs that were given up", kind).set(dead);
        gauge("mtchoun_backlog_oldest_seconds", "Age of the oldest due job", kind)
                .set(oldest.toSeconds());
    }

    /** @param oldest how long the doubtful match that waits longest has waited; zero when none does */
    public void reviews(long waiting, Duration oldest) {
        gauge("mtchoun_reviews", "Doubtful matches that wait for an operator", "waiting")
                .set(waiting);
        gauge("mtchoun_reviews_oldest_seconds", "How long the longest has waited", "waiting")
                .set(oldest.toSeconds());
    }

    private AtomicLong gauge(String name, String help, String kind) {
        return backlog.computeIfAbsent(name + kind, key -> {
            AtomicLong value = new AtomicLong();
            Gauge.builder(name, value, AtomicLong::doubleValue)
                    .description(help)
                    .tag("kind", kind)
                    .register(registry);
            return value;
        });
    }

    private void count(String name, String help, String label, String value) {
        Counter.builder(name)
                .description(help)
                .tag(label, value)
                .register(registry)
                .increment();
    }

    private Counter counter(String name, String help) {
        return Counter.builder(name).description(help).register(registry);
    }

    private Timer timer(String name, String help, Duration[] buckets) {
        return Timer.builder(name)
                .description(help)
                .serviceLevelObjectives(buckets)
                .register(registry);
    }

    private static Duration[] seconds(double... values) {
        Duration[] durations = new Duration[values.length];
        for (int i = 0; i < values.length; i++) {
            durations[i] = Duration.ofMillis(Math.round(values[i] * 1_000));
        }
        return durations;
    }
}
