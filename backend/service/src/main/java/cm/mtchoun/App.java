package cm.mtchoun;

import cm.mtchoun.apikey.ApiKeyRoutes;
import cm.mtchoun.apikey.ApiKeys;
import cm.mtchoun.canary.CanaryPage;
import cm.mtchoun.canary.CanaryVerticle;
import cm.mtchoun.config.Settings;
import cm.mtchoun.entrusted.EntrustedPeople;
import cm.mtchoun.entrusted.EntrustedRoutes;
import cm.mtchoun.feed.EventRoutes;
import cm.mtchoun.feed.FeedParts;
import cm.mtchoun.feed.FeedVerticle;
import cm.mtchoun.feed.WebhookRoutes;
import cm.mtchoun.http.ApiVerticle;
import cm.mtchoun.http.ManagementVerticle;
import cm.mtchoun.http.Routes;
import cm.mtchoun.integration.AnnouncementRoutes;
import cm.mtchoun.integration.NameRoutes;
import cm.mtchoun.integration.SearchRoutes;
import cm.mtchoun.integration.StatsRoutes;
import cm.mtchoun.integration.StatusRoutes;
import cm.mtchoun.integration.StatusVerticle;
import cm.mtchoun.mail.MailerVerticle;
import cm.mtchoun.mail.VerificationRoutes;
import cm.mtchoun.match.MatchVerticle;
import cm.mtchoun.metrics.EventLoopWatch;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.ocr.OcrVerticle;
import cm.mtchoun.ocr.ReadingHealth;
import cm.mtchoun.operator.OperatorRoutes;
import cm.mtchoun.operator.ReviewRules;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.registration.Parts;
import cm.mtchoun.registration.RegistrationRoutes;
import cm.mtchoun.registration.RetentionVerticle;
import cm.mtchoun.token.CropTickets;
import cm.mtchoun.token.MailCodes;
import cm.mtchoun.watch.PageTrial;
import cm.mtchoun.watch.PublicationRoutes;
import cm.mtchoun.watch.SourceWatcher;
import cm.mtchoun.watch.Sources;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.net.BindException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root: deploys what the roles ask for, from the end of the flow to its start, so that nobody produces
 * what nobody takes.
 */
final class App {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);
    private static final Duration OLD_ENOUGH = Duration.ofMinutes(10);
    private static final int CORES = Math.max(1, Runtime.getRuntime().availableProcessors());

    private final Shared shared;
    private final Set<Role> roles;
    private final ReadingHealth readingHealth = new ReadingHealth();
    private final Crops crops;
    private final Parts registration;
    private volatile @Nullable ManagementVerticle management;

    private App(Shared shared, Set<Role> roles) {
        this.shared = shared;
        this.roles = roles;
        this.crops = new Crops(shared.vertx());
        this.registration = new Parts(
                shared.vertx(),
                shared.pool(),
                shared.jobs(),
                shared.outbox(),
                shared.tokens(),
                shared.evidence(),
                shared.metrics(),
                shared.settings().links().api(),
                new LookBackDone(shared.vertx(), shared.pool())::await,
                crops::crop);
    }

    /** Fails, with everything stopped again, when a dependency is missing that nothing works without. */
    static Future<App> start(Vertx vertx, Metrics metrics, Settings settings, Set<Role> roles) {
        return Shared.open(vertx, metrics, settings, InstantSource.system()).compose(shared -> {
            App app = new App(shared, roles);
            app.tidy();
            return app.deploy().map(app).recover(failed -> app.stop()
                    .transform(stopped -> Future.failedFuture(named(failed, settings))));
        });
    }

    /** Nobody waits for it: what is left over takes room, and no more than that. */
    private void tidy() {
        shared.evidence()
                .tidy(shared.clock().instant().minus(OLD_ENOUGH))
                .onFailure(cause -> LOG.warn("Cannot tidy the images: {}", cause.toString()));
    }

    /** Finishes what is in hand, takes nothing new, and closes the database last. */
    Future<Void> stop() {
        List<Future<Void>> undeployed = shared.vertx().deploymentIDs().stream()
                .map(shared.vertx()::undeploy)
                .toList();
        return Future.join(undeployed).transform(done -> shared.database().close());
    }

    private Future<Void> deploy() {
        List<Supplier<Future<String>>> stages = new ArrayList<>();
        if (roles.contains(Role.MAIL)) {
            stages.add(() -> deploy(this::mailer, 1));
        }
        if (roles.contains(Role.MATCH)) {
            stages.add(() -> deploy(this::matcher, 1));
        }
        if (roles.contains(Role.READ)) {
            stages.add(this::deployReaders);
        }
        if (roles.contains(Role.WATCH)) {
            stages.add(() -> deploy(this::watcher, 1));
        }
        if (roles.contains(Role.API)) {
            stages.add(() -> deploy(() -> new RetentionVerticle(registration), 1));
            stages.add(() -> deploy(() -> new StatusVerticle(shared.pool(), shared.jobs()), 1));
            int port = shared.settings().http().port();
            stages.add(() -> deploy(() -> new FeedVerticle(feed()), 1));
            stages.add(() -> deploy(api(), port == 0 ? 1 : CORES));
        }
        stages.add(() -> deploy(() -> new EventLoopWatch(shared.metrics()), CORES));
        stages.add(() -> deploy(this::management, 1));
        if (roles.contains(Role.WATCH)) {
            stages.add(this::deployCanary); // its page is on the management port
        }
        Future<?> chain = new Sources(shared.pool(), shared.jobs())
                .ensureFirst(shared.settings().source());
        for (Supplier<Future<String>> stage : stages) {
            chain = chain.compose(done -> stage.get());
        }
        return chain.mapEmpty();
    }

    private Future<String> deploy(Supplier<Deployable> verticle, int instances) {
        return shared.vertx().deployVerticle(verticle, new DeploymentOptions().setInstances(instances));
    }

    private Future<String> deployReaders() {
        DeploymentOptions workers = new DeploymentOptions()
                .setThreadingModel(ThreadingModel.WORKER)
                .setWorkerPoolName("ocr")
                .setWorkerPoolSize(CORES)
                .setInstances(CORES);
        return shared.vertx().deployVerticle(this::reader, workers);
    }

    private Deployable reader() {
        OcrVerticle.Sources sources = new OcrVerticle.Sources(
                shared.pool(),
                shared.jobs(),
                shared.evidence(),
                shared.settings().dataDir().resolve("ocr"));
        return new OcrVerticle(sources, readingHealth, shared.metrics());
    }

    private Deployable mailer() {
        MailerVerticle.Sources sources = new MailerVerticle.Sources(
                shared.pool(), shared.jobs(), shared.tokens(), shared.evidence(), crops::crop);
        Settings settings = shared.settings();
        return new MailerVerticle(sources, settings.mail(), settings.links(), shared.mailHealth(), shared.metrics());
    }

    private Deployable matcher() {
        return new MatchVerticle(shared.pool(), shared.jobs(), shared.outbox(), shared.metrics());
    }

    private Deployable watcher() {
        return new SourceWatcher(shared.pool(), shared.jobs(), shared.evidence(), shared.metrics(), shared.settings());
    }

    /** Switched off, it leaves no job that waits for ever. */
    private Future<String> deployCanary() {
        return shared.settings()
                .canary()
                .every()
                .map(every -> deploy(() -> canary(every), 1))
                .orElseGet(() -> shared.jobs()
                        .cancel(shared.pool(), JobKind.FLY_CANARY, List.of(0L))
                        .map("no canary"));
    }

    private Deployable canary(Duration every) {
        CanaryVerticle.Parts parts =
                new CanaryVerticle.Parts(shared.pool(), shared.jobs(), shared.evidence(), shared.tokens());
        return new CanaryVerticle(
                parts,
                every,
                Objects.requireNonNull(management, "deployed before").port());
    }

    private Supplier<Deployable> api() {
        ApiKeys keys = new ApiKeys(shared.pool(), shared.tokens(), shared.clock());
        ApiVerticle.ApiLimits limits = new ApiVerticle.ApiLimits(keys);
        List<Routes> features = List.of(
                new ApiKeyRoutes(keys),
                new EntrustedRoutes(new EntrustedPeople(shared.pool(), shared.jobs())),
                new EventRoutes(feed()),
                new WebhookRoutes(feed()),
                new NameRoutes(shared.pool()),
                new RegistrationRoutes(registration),
                new PublicationRoutes(
                        shared.pool(),
                        new Sources(shared.pool(), shared.jobs()),
                        shared.evidence(),
                        shared.settings().links().api()),
                operatorRoutes(),
                new VerificationRoutes(shared.pool(), new MailCodes(shared.tokens())),
                new SearchRoutes(new SearchRoutes.Parts(
                        shared.vertx(),
                        shared.pool(),
                        shared.evidence(),
                        crops::crop,
                        new CropTickets(shared.tokens()),
                        shared.clock(),
                        shared.settings().links().api())),
                new AnnouncementRoutes(shared.pool(), shared.clock()),
                new StatsRoutes(shared.pool(), shared.clock()),
                new StatusRoutes(shared.pool(), shared.jobs()));
        return () -> new ApiVerticle(shared.settings(), shared.metrics(), limits, features);
    }

    private FeedParts feed() {
        boolean allowPrivate = shared.settings().webhooks().allowPrivateAddresses();
        return new FeedParts(
                shared.vertx(), shared.pool(), shared.jobs(), shared.tokens(), shared.metrics(), allowPrivate);
    }

    private Routes operatorRoutes() {
        Settings.Operators settings = shared.settings().operators();
        return new OperatorRoutes(new OperatorRoutes.Sources(
                shared.vertx(),
                shared.pool(),
                shared.jobs(),
                shared.outbox(),
                shared.tokens(),
                shared.evidence(),
                crops::crop,
                new PageTrial(shared.vertx(), shared.clock(), shared.settings(), shared.metrics())::look,
                shared.secrets().jwt(),
                new ReviewRules(settings.undoGrace(), settings.reviewApproval()),
                shared.settings().links().api()));
    }

    private Deployable management() {
        Health health = new Health(shared, readingHealth);
        Gauges gauges = new Gauges(shared, health);
        int port = shared.settings().http().managementPort();
        ManagementVerticle deployed =
                new ManagementVerticle(port, shared.metrics(), health::checks, gauges::update, CanaryPage::mount);
        management = deployed;
        return deployed;
    }

    /** "Address already in use" says neither which port nor what to do. */
    private static Throwable named(Throwable failed, Settings settings) {
        if (!(failed instanceof BindException)) {
            return failed;
        }
        return new IllegalStateException(
                "port %d (HTTP_PORT) or %d (MANAGEMENT_PORT) is taken; stop what uses it or choose another"
                        .formatted(settings.http().port(), settings.http().managementPort()));
    }
}
