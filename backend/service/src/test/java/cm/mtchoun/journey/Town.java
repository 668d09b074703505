package cm.mtchoun.journey;

import static cm.mtchoun.pipeline.Eventually.until;

import cm.mtchoun.db.TestDatabase;
import cm.mtchoun.journey.ServiceProcess.Part;
import cm.mtchoun.simulator.inbox.Inbox;
import cm.mtchoun.simulator.inbox.ReceivedMail;
import cm.mtchoun.simulator.paper.Communique;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.paper.Style;
import cm.mtchoun.simulator.paper.Tint;
import cm.mtchoun.simulator.site.ConsulateSite;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything around the service: the consulate, the inbox, the database, and people who register. */
final class Town implements AutoCloseable {
    private static final Pattern CONFIRM_LINK = Pattern.compile("/confirmer#token=([A-Za-z0-9_-]+)");
    /** True of the work that ends some day, unlike looking at the page. */
    static final String ENDS = "kind not in ('check_source', 'retention', 'look_at_status', 'tidy_feed', 'fly_canary')";

    private static final long SEED = 20_260_105;

    final Vertx vertx = Vertx.vertx();
    final TestDatabase database = new TestDatabase(vertx);
    final ConsulateSite consulate;
    final Inbox inbox;
    final ServiceProcess service;

    private final Path dataDir;
    private final Map<String, String> settings;
    private final Wiring wiring;
    private final List<ServiceProcess> more = new ArrayList<>();
    private final Cable databaseCable;
    private final Cable mailCable;

    /** How the service reaches its database and the mail server. */
    enum Wiring {
        DIRECT,
        CABLES
    }

    Town(Path dataDir, Map<String, String> settings) throws TimeoutException, IOException {
        this(dataDir, settings, Wiring.DIRECT);
    }

    Town(Path dataDir, Map<String, String> settings, Wiring wiring) throws TimeoutException, IOException {
        this.dataDir = dataDir;
        this.settings = settings;
        this.wiring = wiring;
        consulate = ConsulateSite.start(vertx, 0).await(10, TimeUnit.SECONDS);
        inbox = Inbox.start(vertx, 0, 0).await(10, TimeUnit.SECONDS);
        databaseCable = new Cable(vertx, URI.create(database.url()).getPort());
        mailCable = new Cable(vertx, inbox.smtpPort());
        service = new ServiceProcess(dataDir, Part.WHOLE, environment());
    }

    /** Another process of the service on the same database and data directory; not started yet. */
    ServiceProcess process(Part part) {
        return process(part, Map.of());
    }

    /** @param own settings of this process only */
    ServiceProcess process(Part part, Map<String, String> own) {
        Map<String, String> environment = environment();
        environment.putAll(own);
        ServiceProcess another = new ServiceProcess(dataDir, part, environment);
        more.add(another);
        return another;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new java.util.HashMap<>(Map.of(
                "DATABASE_URL", databaseUrl(),
                "SOURCE_URL", consulate.pageUrl(),
                "ALLOW_PRIVATE_SOURCES", "true",
                "SCAN_INTERVAL", "PT1S",
                "SMTP_HOST", "localhost",
                "SMTP_PORT", Integer.toString(wiring == Wiring.DIRECT ? inbox.smtpPort() : mailCable.port()),
                "SMTP_TLS", "none",
                "MAIL_FROM", "Mtchoun' mouh <bonjour@mtchoun.example>",
                "RATE_LIMITS", "off",
                "CANARY_INTERVAL", "off"));
        environment.putAll(settings);
        return environment;
    }

    private String databaseUrl() {
        String direct = database.serviceUrl();
        return wiring == Wiring.DIRECT
                ? direct
                : direct.replace(":" + URI.create(direct).getPort() + "/", ":" + databaseCable.port() + "/");
    }

    Cable databaseCable() {
        return databaseCable;
    }

    Cable mailCable() {
        return mailCable;
    }

    /** One person: registers, waits for the mail, clicks. */
    void register(String name, String address) throws IOException, InterruptedException {
        ask(name, address);
        confirm(address);
    }

    void ask(String name, String address) throws IOException, InterruptedException {
        String body = new JsonObject().put("name", name).put("email", address).encode();
        HttpResponse<String> answer = service.post("/registrations", body);
        if (answer.statusCode() != 202) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    void confirm(String address) throws IOException, InterruptedException {
        until(() -> !inbox.mailsTo(address).isEmpty());
        Matcher link = CONFIRM_LINK.matcher(inbox.mailsTo(address).get(0).text());
        if (!link.find()) {
            throw new AssertionError("no confirmation link in the mail to " + address);
        }
        String body = new JsonObject().put("token", link.group(1)).encode();
        HttpResponse<String> answer = service.post("/registrations/confirm", body);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    void publish(LocalDate date, List<String> names, Level level) throws TimeoutException {
        Communique communique = new Communique(date, names, Style.plain(), SEED);
        consulate.publish(communique, level, Tint.GREY).await(60, TimeUnit.SECONDS);
    }

    /** The mails of a kind that reached an address. */
    List<ReceivedMail> mails(String kind, String address) {
        return inbox.mailsTo(address).stream()
                .filter(mail -> mail.header("X-Mtchoun-Kind").equals(kind))
                .toList();
    }

    long mails(String kind) {
        return inbox.mails().stream()
                .filter(mail -> mail.header("X-Mtchoun-Kind").equals(kind))
                .count();
    }

    /** Nothing left to do but to look at the page again and to tidy up. */
    boolean isQuiet() {
        return database.number("select count(*) from job where " + ENDS) == 0;
    }

    @Override
    public void close() throws Exception {
        service.close();
        for (ServiceProcess process : more) {
            process.close();
        }
        database.close();
        vertx.close().await(20, TimeUnit.SECONDS);
    }
}
