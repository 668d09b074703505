package cm.mtchoun.journey;

import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.journey.ServiceProcess.Part;
import cm.mtchoun.pipeline.Eventually;
import cm.mtchoun.simulator.inbox.ReceivedMail;
import cm.mtchoun.simulator.paper.Communique;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.paper.Printer;
import cm.mtchoun.simulator.paper.Scanner;
import cm.mtchoun.simulator.paper.Style;
import cm.mtchoun.simulator.paper.Tint;
import cm.mtchoun.simulator.people.NameGenerator;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ten thousand people are told, each with the picture of the own line, by one process that only mails. The baseline, in the
 * same run and to the same inbox: the mail client alone, with as many connections and a mail of the same size.
 */
public final class MailBench {
    private static final int CONNECTIONS = 8;
    private static final int LINES = 40;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    private MailBench() {}

    /** @param arguments how many mails; ten thousand without */
    public static void main(String[] arguments) throws Exception {
        int mails = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        Path dataDir = Files.createTempDirectory("mtchoun-mail");
        try (Town town = new Town(dataDir, Map.of())) {
            try (ServiceProcess mailer = town.process(new Part("mailer", "mail", List.of()))) {
                mailer.start();
                prepare(town, dataDir, mails);
                double ours = rate(town, mails, () -> town.database.sql("update job set run_at = now()"));
                long memory = mailer.residentMegabytes();
                double processor = mailer.processorSeconds() / mails * 1_000;
                mailer.stop();
                double raw = raw(town, mails);
                report(mails, ours, raw, processor, memory);
            }
        }
        System.exit(0);
    }

    private interface Start {
        void run() throws Exception;
    }

    /** Mails a second, from the first to the last as the inbox saw them. */
    private static double rate(Town town, int mails, Start start) throws Exception {
        town.inbox.empty();
        long before = town.inbox.received();
        start.run();
        Eventually.until(() -> town.inbox.received() > before);
        long first = System.nanoTime();
        Eventually.until(() -> town.inbox.received() >= before + mails);
        return (mails - 1) / (Duration.ofNanos(System.nanoTime() - first).toMillis() / 1000.0);
    }

    private static double raw(Town town, int mails) throws Exception {
        ReceivedMail example = town.inbox.mails().get(0);
        MailMessage message = new MailMessage()
                .setFrom("bonjour@mtchoun.example")
                .setTo("person@example.org")
                .setSubject(example.subject())
                .setText(example.text())
                .setHtml(example.html())
                .setInlineAttachment(MailAttachment.create()
                        .setData(Buffer.buffer(example.files().get(0).bytes()))
                        .setContentType("image/jpeg")
                        .setDisposition("inline")
                        .setContentId("<line>"));
        MailConfig config = new MailConfig()
                .setHostname("localhost")
                .setPort(town.inbox.smtpPort())
                .setMaxPoolSize(CONNECTIONS)
                .setKeepAlive(true)
                .setPipelining(false);
        MailClient client = MailClient.create(town.vertx, config);
        AtomicInteger left = new AtomicInteger(mails);
        double rate = rate(town, mails, () -> {
            for (int i = 0; i < CONNECTIONS; i++) {
                next(client, message, left);
            }
        });
        client.close().await(10, TimeUnit.SECONDS);
        return rate;
    }

    private static void next(MailClient client, MailMessage message, AtomicInteger left) {
        if (left.getAndDecrement() > 0) {
            client.sendMail(message).onComplete(sent -> next(client, message, left));
        }
    }

    /** One page of forty lines, and so many people, each waiting for the mail about one of the lines. */
    private static void prepare(Town town, Path dataDir, int people) throws Exception {
        byte[] page = page();
        byte[] sha256 =
                new EvidenceStore(town.vertx, dataDir).put(Buffer.buffer(page)).await(10, TimeUnit.SECONDS);
        town.database.sql(
                """
                with c as (
                  insert into communique (source_id, published_on, title, first_seen_at)
                  select id, date '2026-01-05', 'Communiqué', now() from source returning id, source_id),
                i as (
                  insert into image (communique_id, sha256, url, media_type, byte_size, position, first_seen_at)
                  select id, $1, 'http://localhost/1.jpg', 'image/jpeg', $2, 0, now() from c returning id),
                r as (
                  insert into reading (image_id, read_at, outcome, confidence, missing_numbers, seconds)
                  select id, now(), 'list', 0.9, 0, 1 from i returning id, image_id)
                insert into listed_name (reading_id, image_id, source_id, page, line, text, tokens, confidence, box, published_on)
                select r.id, r.image_id, c.source_id, 1, n, 'NGONO Marie ' || n, '[]', 0.9,
                       array[150, 400 + 20 * n, 500, 20], date '2026-01-05'
                from r, c, generate_series(1, $3) n
                """,
                Buffer.buffer(sha256),
                page.length,
                LINES);
        town.database.sql(
                """
                insert into registration (source_id, name, email, email_hash, lang, state, created_at, confirmed_at)
                select s.id, 'NGONO Marie ' || n, 'p' || n || '@example.org', sha256(n::text::bytea), 'fr', 'active', now(), now()
                from source s, generate_series(1, $1) n
                """,
                people);
        town.database.sql(
                """
                insert into token (hash, registration_id, purpose, nonce, created_at)
                select sha256((purpose || id)::bytea), id, purpose, substring(sha256((id || purpose)::bytea) for 16), now()
                from registration, unnest(array['private', 'unsubscribe']) purpose
                """);
        town.database.sql(
                """
                insert into match (registration_id, listed_name_id, score, reasons, state, decided_at)
                select r.id, l.id, 1, '[]', 'notify', now()
                from registration r join listed_name l on l.line = 1 + r.id % $1
                """,
                LINES);
        town.database.sql(
                """
                with m as (
                  insert into mail (dedup_key, kind, registration_id, payload, created_at)
                  select 'match:' || registration_id || ':1', 'match', registration_id, jsonb_build_object('match', id), now()
                  from match returning id)
                insert into job (kind, ref, run_at, created_at)
                select 'send_mail', id, now() + interval '1 hour', now() from m
                """);
        town.database.sql("analyze");
    }

    private static byte[] page() {
        List<String> names = NameGenerator.alphabetical(new NameGenerator(3).list(LINES));
        Communique communique = new Communique(DAY, names, Style.plain(), 3);
        return Scanner.scan(Printer.print(communique).get(0), Level.SCAN, Tint.GREY, 3);
    }

    private static void report(int mails, double ours, double raw, double processor, long memory) {
        System.out.printf("%n## Mails: %d, each with a picture%n%n| what | value |%n|---|---|%n", mails);
        System.out.printf("| with the outbox, one process | %.0f /s |%n", ours);
        System.out.printf("| the mail client alone, %d connections | %.0f /s |%n", CONNECTIONS, raw);
        System.out.printf("| ratio | %.2f |%n", ours / raw);
        System.out.printf("| processor time a mail, with its own start | %.1f ms |%n", processor);
        System.out.printf("| resident memory of the process after it | %d MB |%n", memory);
    }
}
