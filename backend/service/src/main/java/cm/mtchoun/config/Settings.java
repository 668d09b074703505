package cm.mtchoun.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be set from outside, one record per feature. {@code toString} of each hides its secrets.
 *
 * @param tokenSecret at least 32 characters, shared by every process; absent means: one is made and kept in the data directory
 */
public record Settings(
        Http http,
        Database database,
        Path dataDir,
        Optional<String> tokenSecret,
        Operators operators,
        Source source,
        Mail mail,
        Canary canary,
        Links links,
        Webhooks webhooks,
        Reports reports,
        LogFormat logFormat,
        Cluster cluster) {

    @Override
    public String toString() {
        return "%s %s dataDir=%s tokenSecret=%s %s %s %s %s %s %s %s"
                        .formatted(
                                http,
                                database,
                                dataDir,
                                tokenSecret.isPresent() ? "set" : "in the data directory",
                                operators,
                                source,
                                mail,
                                canary,
                                links,
                                webhooks,
                                reports)
                + (cluster.members().isEmpty() ? "" : " " + cluster);
    }

    /**
     * @param corsOrigins origins that browsers may call the API from; never empty
     * @param behindProxy every request comes through a proxy of ours, which says in X-Forwarded-For who asks. Without one,
     *     anybody could say that, and be a new client each time
     */
    public record Http(
            int port, int managementPort, List<String> corsOrigins, boolean rateLimits, boolean behindProxy) {}

    /** @param url absent means: run an embedded PostgreSQL below the data directory */
    public record Database(Optional<String> url) {
        @Override
        public String toString() {
            return "Database[url=" + url.map(Database::withoutPassword).orElse("embedded") + "]";
        }

        private static String withoutPassword(String url) {
            return url.replaceFirst("(//[^:/@]*):[^@]*@", "$1:***@");
        }
    }

    /**
     * What the people who run the service may do, and how it takes effect.
     *
     * @param jwtSecret at least 32 characters, shared by every process; absent means: made and kept in the data directory
     * @param undoGrace how long the mail of an operator's decision waits, so that it can be taken back
     * @param reviewApproval a reviewer's decision waits for a manager's
     */
    public record Operators(Optional<String> jwtSecret, Duration undoGrace, boolean reviewApproval) {
        @Override
        public String toString() {
            return "Operators[jwtSecret=%s, undoGrace=%s, reviewApproval=%s]"
                    .formatted(jwtSecret.isPresent() ? "set" : "in the data directory", undoGrace, reviewApproval);
        }
    }

    /**
     * The first source, created at first start, and how sources may be fetched.
     *
     * @param patience how long a page or an image may take to arrive
     */
    public record Source(URI page, Duration scanInterval, Duration patience, boolean allowPrivateAddresses) {}

    /**
     * @param smtpHost absent means: mails wait in the outbox and readiness says degraded
     * @param maintainer who is told of new communiqués and of failures; absent means nobody
     * @param canary where the canary's mail goes; absent means that it is written, and given to no server
     */
    public record Mail(
            Optional<String> smtpHost,
            int smtpPort,
            SmtpTls tls,
            Optional<String> user,
            Optional<String> password,
            String from,
            Optional<String> maintainer,
            Optional<String> canary,
            Optional<Dkim> dkim) {
        @Override
        public String toString() {
            return "Mail[smtp=%s:%d, tls=%s, user=%s, maintainer=%s, dkim=%s]"
                    .formatted(
                            smtpHost.orElse("none"),
                            smtpPort,
                            tls,
                            user.isPresent() ? "set" : "none",
                            maintainer.isPresent() ? "set" : "none",
                            dkim.isPresent() ? "set" : "none");
        }
    }

    /** @param every how often a made-up name goes through all stages; absent means never */
    public record Canary(Optional<Duration> every) {}

    /**
     * What is sent to those who run the service, besides logs and metrics; absent means nothing.
     *
     * @param sentry where errors go: a DSN, which holds a key
     * @param collector where spans go, over OTLP/HTTP
     */
    public record Reports(Optional<String> sentry, Optional<URI> collector) {
        @Override
        public String toString() {
            return "Reports[sentry=%s, collector=%s]"
                    .formatted(
                            sentry.isPresent() ? "set" : "none",
                            collector.map(URI::toString).orElse("none"));
        }
    }

    /** @param privateKey PEM (PKCS#8) */
    public record Dkim(String domain, String selector, String privateKey) {
        @Override
        public String toString() {
            return "Dkim[" + selector + "." + domain + "]";
        }
    }

    /**
     * The processes that tell each other at once what one of them has done. They share the work without that too, and then
     * learn of it at the next sweep.
     *
     * @param members {@code host} or {@code host:port} of some or all of them; empty means alone
     * @param port where this one listens to the others
     */
    public record Cluster(List<String> members, int port) {}

    /** Public addresses used in links; without a trailing slash. */
    public record Links(URI site, URI api) {}

    /** @param allowPrivateAddresses let receivers be plain http and on private addresses, for trying out */
    public record Webhooks(boolean allowPrivateAddresses) {}

    public enum SmtpTls {
        NONE,
        STARTTLS,
        TLS
    }

    public enum LogFormat {
        TEXT,
        JSON
    }

    /** The page that the service was made for. */
    public static final String MARSEILLE =
            "https://www.consulacam-marseille.fr/index.php?p=consulat-cameroun-passeports";

    /** @throws SettingsException with every problem at once */
    public static Settings read(Env env) {
        Links links = new Links(
                env.httpUri("PUBLIC_SITE_URL", "http://localhost:5173"),
                env.httpUri("PUBLIC_API_URL", "http://localhost:8080"));
        Settings settings = new Settings(
                http(env, links),
                database(env),
                env.path("DATA_DIR", "./var"),
                secret(env, "TOKEN_SECRET"),
                operators(env),
                source(env),
                mail(env),
                canary(env),
                links,
                new Webhooks(env.flag("ALLOW_PRIVATE_WEBHOOKS", false, "true", "false")),
                reports(env),
                env.choice("LOG_FORMAT", LogFormat.class, LogFormat.TEXT),
                cluster(env));
        env.failOnProblems();
        return settings;
    }

    private static Http http(Env env, Links links) {
        List<String> origins = listed(env.text("CORS_ORIGINS", links.site().toString()));
        int port = env.port("HTTP_PORT", 8080);
        int management = env.port("MANAGEMENT_PORT", 8081);
        if (port == management && port != 0) {
            env.problem("MANAGEMENT_PORT", "is %d, which is HTTP_PORT too; use two ports".formatted(port));
        }
        return new Http(
                port,
                management,
                origins,
                env.flag("RATE_LIMITS", true, "on", "off"),
                env.flag("BEHIND_PROXY", false, "true", "false"));
    }

    private static Cluster cluster(Env env) {
        List<String> members = listed(env.text("CLUSTER_MEMBERS", ""));
        members.stream()
                .filter(member -> !member.matches("[\\w.-]+(:\\d{1,5})?"))
                .findFirst()
                .ifPresent(member ->
                        env.problem("CLUSTER_MEMBERS", "names \"%s\"; use host or host:port".formatted(member)));
        return new Cluster(members, env.port("CLUSTER_PORT", 5701));
    }

    private static List<String> listed(String separatedByCommas) {
        return Arrays.stream(separatedByCommas.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static Database database(Env env) {
        Optional<String> url = env.text("DATABASE_URL");
        url.filter(value -> !value.matches("postgres(ql)?://.+/.+"))
                .ifPresent(value -> env.problem(
                        "DATABASE_URL", "is not of the form postgresql://user:password@host:port/database"));
        return new Database(url);
    }

    private static Optional<String> secret(Env env, String name) {
        Optional<String> secret = env.text(name);
        secret.filter(value -> value.length() < 32)
                .ifPresent(
                        value -> env.problem(name, "has %d characters; it needs 32 or more".formatted(value.length())));
        return secret;
    }

    private static Operators operators(Env env) {
        return new Operators(
                secret(env, "JWT_SECRET"),
                env.duration("UNDO_GRACE", Duration.ofSeconds(30), Duration.ZERO, Duration.ofHours(1)),
                env.flag("REVIEW_APPROVAL", false, "on", "off"));
    }

    private static Source source(Env env) {
        return new Source(
                env.httpUri("SOURCE_URL", MARSEILLE),
                env.duration("SCAN_INTERVAL", Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofDays(7)),
                env.duration("FETCH_TIMEOUT", Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofMinutes(5)),
                env.flag("ALLOW_PRIVATE_SOURCES", false, "true", "false"));
    }

    private static Mail mail(Env env) {
        Optional<String> host = env.text("SMTP_HOST");
        Optional<String> from = env.text("MAIL_FROM");
        if (host.isPresent() && from.isEmpty()) {
            env.problem("MAIL_FROM", "is missing; with SMTP_HOST set, mails need a sender that a person reads");
        }
        for (String name : List.of("MAIL_FROM", "MAINTAINER_MAIL", "CANARY_MAIL")) {
            env.text(name)
                    .filter(value -> !value.matches("[^\\r\\n]*[^\\s@<]+@[^\\s@>]+>?"))
                    .ifPresent(value -> env.problem(name, "is not a mail address"));
        }
        return new Mail(
                host,
                env.port("SMTP_PORT", 587),
                env.choice("SMTP_TLS", SmtpTls.class, SmtpTls.STARTTLS),
                env.text("SMTP_USER"),
                env.text("SMTP_PASSWORD"),
                from.orElse("Mtchoun' mouh <nobody@localhost>"),
                env.text("MAINTAINER_MAIL"),
                env.text("CANARY_MAIL"),
                dkim(env));
    }

    private static Canary canary(Env env) {
        if (env.text("CANARY_INTERVAL").filter("off"::equals).isPresent()) {
            return new Canary(Optional.empty());
        }
        return new Canary(Optional.of(
                env.duration("CANARY_INTERVAL", Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofDays(1))));
    }

    private static Reports reports(Env env) {
        Optional<String> sentry = env.text("SENTRY_DSN");
        sentry.filter(dsn -> !dsn.matches("https?://[^@/\\s]+@[^/\\s]+/(.+/)?\\d+"))
                .ifPresent(dsn -> env.problem("SENTRY_DSN", "is not of the form https://key@host/number"));
        Optional<URI> collector = env.text("OTEL_EXPORTER_OTLP_ENDPOINT")
                .map(given -> env.httpUri("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4318"));
        return new Reports(sentry, collector);
    }

    private static Optional<Dkim> dkim(Env env) {
        Optional<String> domain = env.text("DKIM_DOMAIN");
        Optional<String> selector = env.text("DKIM_SELECTOR");
        Optional<String> key = env.text("DKIM_KEY");
        long given = List.of(domain, selector, key).stream()
                .filter(Optional::isPresent)
                .count();
        if (given != 0 && given != 3) {
            env.problem("DKIM_KEY", "needs DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY together");
        }
        return given == 3
                ? Optional.of(new Dkim(domain.orElseThrow(), selector.orElseThrow(), key.orElseThrow()))
                : Optional.empty();
    }
}
