package cm.mtchoun.mail;

import static cm.mtchoun.pipeline.Eventually.until;

import cm.mtchoun.config.Settings;
import cm.mtchoun.config.Settings.SmtpTls;
import cm.mtchoun.db.TestDatabase;
import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.evidence.LineCrop;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.pipeline.SettableClock;
import cm.mtchoun.pipeline.Signal;
import cm.mtchoun.simulator.inbox.Inbox;
import cm.mtchoun.simulator.inbox.MailBody;
import cm.mtchoun.simulator.inbox.ReceivedMail;
import cm.mtchoun.token.Tokens;
import cm.mtchoun.token.Tokens.Purpose;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A mailer between a real database and a real SMTP server, with people who registered and names that were published. */
final class MailWorld implements AutoCloseable {
    static final String FROM = "Mtchoun' mouh <bonjour@mtchoun.test>";
    static final LineCrop NO_CROP = (image, page, box) -> Future.succeededFuture(Optional.empty());
    static final Settings.Links LINKS =
            new Settings.Links(URI.create("https://mtchoun.test"), URI.create("https://api.mtchoun.test"));

    private static final JsonObject PICKUP = new JsonObject()
            .put(
                    "fr",
                    JsonObject.of(
                            "place",
                            "Consulat du Cameroun, 9 rue des Consuls, 13008 Marseille",
                            "hours",
                            "du lundi au vendredi, de 9 h à 16 h, jours ouvrables",
                            "bring",
                            "le récépissé de dépôt, l'ancien passeport"))
            .put(
                    "en",
                    JsonObject.of(
                            "place",
                            "Consulate of Cameroon, 9 rue des Consuls, 13008 Marseille",
                            "hours",
                            "Monday to Friday, 9 am to 4 pm, working days",
                            "bring",
                            "the deposit receipt, the old passport"));

    final Vertx vertx = Vertx.vertx();
    final SettableClock clock = new SettableClock("2026-01-05T10:00:00Z");
    final TestDatabase database = new TestDatabase(vertx);
    final JobStore jobs = new JobStore(vertx, database.pool(), clock);
    final Tokens tokens = new Tokens("0123456789abcdef0123456789abcdef".getBytes());
    final Metrics metrics = new Metrics();
    final Inbox inbox = await(Inbox.start(vertx, 0, 0));
    final EvidenceStore evidence = new EvidenceStore(vertx, Path.of("target", "test-evidence"));
    final Settings.Mail settings = settings("127.0.0.1", inbox.smtpPort());
    final MailHealth health = new MailHealth(vertx, settings, clock);

    private final Outbox outbox = new Outbox(jobs);
    private final List<String> mailers = new ArrayList<>();
    private LineCrop crops = NO_CROP;

    static Settings.Mail settings(String host, int port) {
        return new Settings.Mail(
                Optional.of(host).filter(given -> !given.isEmpty()),
                port,
                SmtpTls.NONE,
                Optional.empty(),
                Optional.empty(),
                FROM,
                Optional.of("responsable@example.org"),
                Optional.empty(),
                Optional.empty());
    }

    MailWorld() {
        byte[] image = await(evidence.put(Buffer.buffer("bytes of an image")));
        database.sql(
                """
                insert into source (id, key, name, page_url, check_every, created_at, pickup)
                overriding system value values (1, 'marseille', 'Consulat du Cameroun à Marseille',
                'https://consulat.test/index.php?p=passeports&lang=fr', interval '10 minutes', $1, $2)
                """,
                now(),
                PICKUP);
        database.sql(
                """
                insert into communique (id, source_id, published_on, title, first_seen_at)
                overriding system value values (1, 1, '2020-07-01', 'Communiqué du 1er juillet 2020', $1)
                """,
                now());
        database.sql(
                """
                insert into image (id, communique_id, sha256, url, media_type, byte_size, position, first_seen_at)
                overriding system value
                values (1, 1, $1, 'https://consulat.test/a.jpg', 'image/jpeg', 17, 0, $2)
                """,
                Buffer.buffer(image),
                now());
        database.sql(
                """
                insert into reading (id, image_id, read_at, outcome, confidence, missing_numbers, seconds)
                overriding system value values (1, 1, $1, 'list', 0.98, 0, 1)
                """,
                now());
    }

    MailWorld cropping(LineCrop source) {
        crops = source;
        return this;
    }

    void mailer() {
        mailer(settings);
    }

    void mailer(Settings.Mail settings) {
        MailerVerticle mailer = new MailerVerticle(
                new MailerVerticle.Sources(database.pool(), jobs, tokens, evidence, crops),
                settings,
                LINKS,
                health,
                metrics);
        mailers.add(await(vertx.deployVerticle(mailer)));
    }

    void stopMailers() {
        List<String> all = List.copyOf(mailers);
        mailers.clear();
        await(Future.join(all.stream().map(vertx::undeploy).toList()));
    }

    /** A confirmed registration with its lasting links. @return its id */
    long person(String name, String email, String lang) {
        long id = registration(name, email, lang, "active");
        token(id, Purpose.PRIVATE);
        token(id, Purpose.UNSUBSCRIBE);
        return id;
    }

    long registration(String name, String email, String lang, String state) {
        return database.number(
                """
                insert into registration (source_id, name, email, email_hash, lang, state, created_at, confirmed_at)
                values (1, $1, $2, $3, $4, $5, $6, case when $5 <> 'pending' then $7::timestamptz end) returning id
                """,
                name,
                email,
                Buffer.buffer(tokens.addressHash(email)),
                lang,
                state,
                now().minusDays(2),
                now().minusDays(1));
    }

    /** @return the token as it is in links */
    String token(long registration, Purpose purpose) {
        byte[] nonce = tokens.newNonce();
        String token = tokens.derive(purpose, nonce);
        database.sql(
                """
                insert into token (hash, registration_id, purpose, nonce, created_at, expires_at)
                values ($1, $2, $3, $4, $5, case when $3 in ('confirm', 'address') then $6::timestamptz end)
                """,
                Buffer.buffer(Tokens.hash(token)),
                registration,
                purpose.code(),
                Buffer.buffer(nonce),
                now(),
                now().plusDays(7));
        return token;
    }

    /** A listed name that is this person's. @return id of the match */
    long match(long registration, String listedName, String state) {
        long listed = database.number(
                """
                insert into listed_name (reading_id, image_id, source_id, page, line, text, tokens, confidence, box,
                                         published_on)
                select 1, 1, 1, 1, count(*), $1, '[]', 0.98, array[120, 640, 800, 40], '2020-07-01' from listed_name
                returning id
                """,
                listedName);
        return database.number(
                """
                insert into match (registration_id, listed_name_id, score, reasons, state, decided_at)
                values ($1, $2, 1, '[]', $3, $4) returning id
                """,
                registration,
                listed,
                state,
                now());
    }

    /** Queues the mail about a new match of this person, and wakes the mailer up. */
    void tellMatch(long registration, String listedName) {
        long match = match(registration, listedName, "notify");
        add(new NewMail("match:" + match, MailKind.MATCH, registration, JsonObject.of("match", match)));
    }

    /** @return the token the confirmation mail will carry */
    String askToConfirm(long registration) {
        String token = token(registration, Purpose.CONFIRM);
        String hash = HexFormat.of().formatHex(Tokens.hash(token));
        add(new NewMail("confirm:" + hash, MailKind.CONFIRM, registration, JsonObject.of("token", hash)));
        return token;
    }

    /** A program has registered this person, who did not consent yet. */
    void entrust(long registration, String program) {
        database.sql(
                """
                with k as (
                    insert into api_key (hash, name, test, scopes, created_at) values ($3, $2, false, '{register}', $4)
                    returning id)
                insert into entrusted (public_id, api_key_id, registration_id, created_at, changed_at)
                select 'er_1', id, $1, $4, $4 from k
                """,
                registration,
                program,
                Buffer.buffer("hash of a key"),
                now());
    }

    /** A move to another address that waits for its confirmation, with both its mails. @return the token of the link */
    String askToMove(long registration, String address) {
        String token = token(registration, Purpose.ADDRESS);
        byte[] hash = Tokens.hash(token);
        String hex = HexFormat.of().formatHex(hash);
        database.sql(
                """
                insert into address_change (registration_id, token_hash, email, email_hash, asked_at, expires_at)
                values ($1, $2, $3, $4, $5, $6)
                """,
                registration,
                Buffer.buffer(hash),
                address,
                Buffer.buffer(tokens.addressHash(address)),
                now(),
                now().plusDays(7));
        JsonObject question = JsonObject.of("token", hex, "address", true);
        add(new NewMail("address:" + hex, MailKind.CONFIRM, registration, question));
        JsonObject notice = JsonObject.of("event", "address_asked");
        add(new NewMail("address_asked:" + hex, MailKind.ACCOUNT, registration, notice));
        return token;
    }

    void add(NewMail mail) {
        await(database.pool().withTransaction(transaction -> outbox.add(transaction, mail)));
        wake();
    }

    void wake() {
        Signal.MAIL_QUEUED.send(vertx.eventBus(), 0);
    }

    /** Waits for so many mails since the start. */
    void received(long count) {
        await(inbox.whenReceived(count));
    }

    /** Keeps a mail as a page in target/mails, to be looked at. */
    static void show(String name, ReceivedMail mail) {
        String html = mail.html();
        for (MailBody.File file : mail.files()) {
            String data = Base64.getEncoder().encodeToString(file.bytes());
            html = html.replace("cid:" + file.contentId(), "data:" + file.type() + ";base64," + data);
        }
        try {
            Files.createDirectories(Path.of("target", "mails"));
            Files.writeString(Path.of("target", "mails", name + ".html"), html);
            Files.writeString(Path.of("target", "mails", name + ".txt"), mail.text());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    ReceivedMail only(String address) {
        List<ReceivedMail> mails = inbox.mailsTo(address);
        if (mails.size() != 1) {
            throw new AssertionError(mails.size() + " mails to " + address);
        }
        return mails.get(0);
    }

    boolean counted(String kind, String outcome, int times) {
        return metrics.scrape()
                .contains("mtchoun_mails_total{kind=\"%s\",outcome=\"%s\"} %d.0".formatted(kind, outcome, times));
    }

    OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** Waits until the one job is put back for later. */
    void untilPutBack() {
        until(() -> database.number("select count(*) from job where state = 'ready' and run_at > $1", now()) == 1);
    }

    void untilNoJobIsLeft() {
        until(() -> database.number("select count(*) from job") == 0);
    }

    static <T> T await(Future<T> future) {
        try {
            return future.await(30, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("not done in 30 s", late);
        }
    }

    @Override
    public void close() {
        stopMailers();
        await(inbox.close());
        database.close();
        await(vertx.close());
    }
}
