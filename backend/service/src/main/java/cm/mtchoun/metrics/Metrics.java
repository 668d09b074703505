package cm.mtchoun.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
    private static final Duration[] ANSWER_SECONDS = seconds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10);
    private static final Duration[] LOOP_SECONDS = seconds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, AtomicLong> gauges = new ConcurrentHashMap<>();

    @SuppressWarnings("resource") // lives as long as the process
    public Metrics() {
        registry.config()
                .meterFilter(new AnswerTimes())
                // there is one for each server that is asked: its name would be a label
                .meterFilter(MeterFilter.deny(id -> "http".equals(id.getTag("pool_type"))));
        new JvmMemoryMetrics().bindTo(registry);
        new JvmGcMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        startAtZero();
    }

    /** A counter that appears with its first event has no increase in Prometheus' eyes: the first would go unnoticed. */
    private void startAtZero() {
        List.of("unchanged", "changed").forEach(outcome -> pagesChecked(outcome).increment(0));
        List.of("stored", "known", "refused", "list", "no_list", "badly_read", "unreadable")
                .forEach(state -> images(state).increment(0));
        List.of("notify", "review", "no").forEach(decision -> matches(decision).increment(0));
        List.of("requested", "confirmed", "erased", "expired")
                .forEach(event -> registrations(event).increment(0));
        List.of("sent", "retried", "refused", "dead")
                .forEach(outcome -> List.of("confirm", "match", "possible", "maintainer")
                        .forEach(kind -> mails(kind, outcome).increment(0)));
        List.of("delivered", "tried", "dead")
                .forEach(outcome -> deliveries(outcome).increment(0));
        List.of("invalid-request", "unauthorised")
                .forEach(reason -> rejections(reason).increment(0));
        List.of("live", "test", "unknown").forEach(key -> keyRequests(key).increment(0));
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
        pagesChecked(outcome).increment();
    }

    /** An image passed a stage. @param state stored, known, refused, list, no_list, badly_read or unreadable */
    public void image(String state) {
        images(state).increment();
    }

    public void pageRead(Duration took) {
        timer("mtchoun_ocr_seconds", "Time to read one page", PAGE_SECONDS).record(took);
    }

    /** @param confidence 0 to 1, mean over the names of a page */
    public void namesRead(int names, double confidence) {
        counter("mtchoun_names_read", "Names read from images").increment(names);
        registry.summary("mtchoun_reading_confidence").record(confidence);
    }

    /** @param decision notify, review or no
     *  @param pairs that were decided so */
    public void matched(String decision, long pairs) {
        matches(decision).increment(pairs);
    }

    /**
     * @param event requested, resend_requested, held_back (a confirmation that a limit forbids for now), confirmed, erased,
     *     unsubscribed, feedback_no, feedback_yes, collected or expired
     */
    public void registration(String event) {
        registrations(event).increment();
    }

    /** @param outcome sent, retried, refused, suppressed, obsolete or dead */
    public void mail(String kind, String outcome) {
        mails(kind, outcome).increment();
    }

    /** From the moment an image was first seen to the moment a mail about it was accepted. */
    public void publicationToMail(Duration took) {
        timer("mtchoun_publication_to_mail_seconds", "From first seen to mail accepted", MAIL_SECONDS)
                .record(took);
    }

    /** A request refused before it did anything. @param reason code of the problem */
    public void rejected(String reason) {
        rejections(reason).increment();
    }

    /** A try to deliver an event to a webhook. @param outcome delivered, tried or dead */
    public void webhook(String outcome) {
        deliveries(outcome).increment();
    }

    /** A request with an API key. @param key live, test, or unknown: it opens nothing */
    public void keyRequest(String key) {
        keyRequests(key).increment();
    }

    /** How much later than it should an event loop came round. */
    public void eventLoopDelay(Duration late) {
        timer("mtchoun_event_loop_delay_seconds", "How late an event loop comes round", LOOP_SECONDS)
                .record(late);
    }

    /** Whether something that the service depends on is well. @param dependency one of few: database, smtp… */
    public void dependency(String dependency, boolean up) {
        gauge("mtchoun_dependency_up", "1: well, 0: away or ailing", "dependency", dependency)
                .set(up ? 1 : 0);
    }

    /** What waits in one stage. @param kind code of the job kind */
    public void backlog(String kind, long due, long dead, Duration oldest) {
        gauge("mtchoun_backlog", "Jobs whose time has come", "kind", kind).set(due);
        gauge("mtchoun_jobs_dead", "Jobs that were given up", "kind", kind).set(dead);
        gauge("mtchoun_backlog_oldest_seconds", "Age of the oldest due job", "kind", kind)
                .set(oldest.toSeconds());
    }

    /** @param oldest how long the doubtful match that waits longest has waited; zero when none does */
    public void reviews(long waiting, Duration oldest) {
        gauge("mtchoun_reviews", "Doubtful matches that wait for an operator", "kind", "waiting")
                .set(waiting);
        gauge("mtchoun_reviews_oldest_seconds", "How long the longest has waited", "kind", "waiting")
                .set(oldest.toSeconds());
    }

    /** @param state failing, changed (it shows no image any more), silent or all; @param count sources that are so now */
    public void sources(String state, long count) {
        gauge("mtchoun_sources", "Sources by how they are now", "state", state).set(count);
    }

    /** @param longest since the source that was not seen for longest was */
    public void sourceUnseen(Duration longest) {
        gauge("mtchoun_source_unseen_seconds", "Time since the last good look, worst source", "state", "all")
                .set(longest.toSeconds());
    }

    /** @param state refused, unreadable or badly_read; @param count images of the last 30 days that are so and wait for somebody */
    public void imagesUnread(String state, long count) {
        gauge("mtchoun_images_unread", "Images whose names may be missed", "state", state)
                .set(count);
    }

    /** @param age since a made-up name last came through all stages; @param every how often it is sent */
    public void canary(Duration age, Duration every) {
        gauge("mtchoun_canary_age_seconds", "Since the canary last arrived", "stage", "mail")
                .set(age.toSeconds());
        gauge("mtchoun_canary_interval_seconds", "How often the canary flies", "stage", "mail")
                .set(every.toSeconds());
    }

    public void newestCommunique(long names) {
        gauge("mtchoun_newest_communique_names", "Names read from the newest communiqué", "state", "list")
                .set(names);
    }

    /** @param reason refused, unsubscribed or operator */
    public void suppressed(String reason, long addresses) {
        gauge("mtchoun_suppressed_addresses", "Addresses that get no mails", "reason", reason)
                .set(addresses);
    }

    private Counter pagesChecked(String outcome) {
        return count("mtchoun_pages_checked", "Looks at a source's page", "outcome", outcome);
    }

    private Counter images(String state) {
        return count("mtchoun_images", "Images by what became of them", "state", state);
    }

    private Counter matches(String decision) {
        return count("mtchoun_matches", "Comparisons of a candidate pair by decision", "decision", decision);
    }

    private Counter registrations(String event) {
        return count("mtchoun_registrations", "What happened to registrations", "event", event);
    }

    private Counter mails(String kind, String outcome) {
        return Counter.builder("mtchoun_mails")
                .description("Mails by kind and outcome")
                .tags("kind", kind, "outcome", outcome)
                .register(registry);
    }

    private Counter rejections(String reason) {
        return count("mtchoun_requests_rejected", "Requests refused", "reason", reason);
    }

    private Counter deliveries(String outcome) {
        return count("mtchoun_webhook_deliveries", "Tries to deliver an event", "outcome", outcome);
    }

    private Counter keyRequests(String key) {
        return count("mtchoun_key_requests", "Requests with an API key", "key", key);
    }

    private AtomicLong gauge(String name, String help, String label, String value) {
        return gauges.computeIfAbsent(name + value, key -> {
            AtomicLong held = new AtomicLong();
            Gauge.builder(name, held, AtomicLong::doubleValue)
                    .description(help)
                    .tag(label, value)
                    .register(registry);
            return held;
        });
    }

    private Counter count(String name, String help, String label, String value) {
        return Counter.builder(name).description(help).tag(label, value).register(registry);
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

    /** Vert.x counts and adds up how long its servers took; a dashboard wants to know of the slow ones too. */
    private static final class AnswerTimes implements MeterFilter {
        @Override
        public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
            if (!id.getName().equals("vertx.http.server.response.time")) {
                return config;
            }
            double[] buckets =
                    Arrays.stream(ANSWER_SECONDS).mapToDouble(Duration::toNanos).toArray();
            return DistributionStatisticConfig.builder()
                    .serviceLevelObjectives(buckets)
                    .build()
                    .merge(config);
        }
    }

    private static Duration[] seconds(double... values) {
        Duration[] durations = new Duration[values.length];
        for (int i = 0; i < values.length; i++) {
            durations[i] = Duration.ofMillis(Math.round(values[i] * 1_000));
        }
        return durations;
    }
}
