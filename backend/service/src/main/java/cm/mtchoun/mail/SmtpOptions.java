package cm.mtchoun.mail;

import cm.mtchoun.config.Settings;
import cm.mtchoun.config.Settings.SmtpTls;
import io.vertx.ext.mail.CanonicalizationAlgorithm;
import io.vertx.ext.mail.DKIMSignOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import io.vertx.ext.mail.mailencoder.EmailAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The settings as the mail client wants them. */
final class SmtpOptions {
    private static final int CONNECT_MS = 10_000;
    private static final int KEEP_ALIVE_SECONDS = 60;
    /** A server may think for minutes after the last dot (RFC 5321, 4.5.3.2): hanging up on it would send twice. */
    static final int SILENCE_SECONDS = 300;

    private static final List<String> SIGNED = List.of(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
            "List-Unsubscribe",
            "List-Unsubscribe-Post");

    private SmtpOptions() {}

    /** @param connections at most so many at a time */
    static MailConfig of(Settings.Mail settings, String host, int connections) {
        MailConfig config = new MailConfig()
                .setHostname(host)
                .setPort(settings.smtpPort())
                .setOwnHostname(domain(settings.from()))
                .setMaxPoolSize(connections)
                .setKeepAlive(true)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setKeepAliveTimeoutUnit(TimeUnit.SECONDS)
                .setPoolCleanerPeriod(KEEP_ALIVE_SECONDS)
                .setPoolCleanerPeriodUnit(TimeUnit.SECONDS)
                .setConnectTimeout(CONNECT_MS)
                // the client counts lines, not replies, when it pipelines: a refusal of two lines would look like a
                // fault
                .setPipelining(false);
        config.setReadIdleTimeout(SILENCE_SECONDS); // to watch what is written as well costs a twentieth of each mail
        encrypt(config, settings.tls());
        logIn(config, settings);
        settings.dkim().ifPresent(key -> config.setEnableDKIM(true).setDKIMSignOption(dkim(key)));
        return config;
    }

    /** @return host part of the address in {@code Name <local@host>} or {@code local@host} */
    static String domain(String from) {
        String address = new EmailAddress(from).getEmail();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static void encrypt(MailConfig config, SmtpTls tls) {
        config.setSsl(tls == SmtpTls.TLS)
                .setStarttls(tls == SmtpTls.STARTTLS ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED);
    }

    private static void logIn(MailConfig config, Settings.Mail settings) {
        boolean account = settings.user().isPresent() && settings.password().isPresent();
        config.setLogin(account ? LoginOption.REQUIRED : LoginOption.DISABLED);
        settings.user().ifPresent(config::setUsername);
        settings.password().ifPresent(config::setPassword);
    }

    private static DKIMSignOptions dkim(Settings.Dkim key) {
        return new DKIMSignOptions()
                .setSdid(key.domain())
                .setSelector(key.selector())
                .setPrivateKey(key.privateKey().replaceAll("-----[A-Z ]+-----", ""))
                .setSignedHeaders(SIGNED)
                .setHeaderCanonAlgo(CanonicalizationAlgorithm.RELAXED)
                .setBodyCanonAlgo(CanonicalizationAlgorithm.RELAXED);
    }
}
