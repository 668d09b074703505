package cm.mtchoun.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cm.mtchoun.config.Settings;
import cm.mtchoun.simulator.inbox.ReceivedMail;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks signatures as a receiving server does (RFC 6376, relaxed/relaxed), on the bytes that went over the wire. */
@Timeout(60)
class DkimTest {
    private static final KeyPair KEY = newKey();

    @Test
    void aReceivingServerFindsTheSignatureGoodForTextHtmlAndPicture() throws Exception {
        try (MailWorld world = new MailWorld()) {
            world.cropping((image, page, box) -> Future.succeededFuture(Optional.of(Buffer.buffer(new byte[190_000]))));
            world.mailer(signing(world, pem()));
            world.tellMatch(world.person("Zoë  O'NEIL", "awa@example.org", "fr"), "ZOE O'NEIL");
            world.received(1);

            Parsed mail = Parsed.of(world.only("awa@example.org"));

            String signature = mail.header("DKIM-Signature");
            assertThat(tag(signature, "h")).containsIgnoringCase("List-Unsubscribe:List-Unsubscribe-Post");
            assertThat(tag(signature, "bh")).isEqualTo(bodyHash(mail.body()));
            assertThat(isSignedByKey(mail, signature)).isTrue();
        }
    }

    @Test
    void aKeyThatIsNoneIsSaidAtStart() {
        try (MailWorld world = new MailWorld()) {
            assertThatThrownBy(() -> world.mailer(signing(world, "not a key")))
                    .hasMessage("DKIM_KEY is not an RSA key in PEM (PKCS#8)");
        }
    }

    private static Settings.Mail signing(MailWorld world, String key) {
        Settings.Mail plain = world.settings;
        return new Settings.Mail(
                plain.smtpHost(),
                plain.smtpPort(),
                plain.tls(),
                plain.user(),
                plain.password(),
                plain.from(),
                plain.maintainer(),
                Optional.empty(),
                Optional.of(new Settings.Dkim("mtchoun.test", "2026", key)));
    }

    private static boolean isSignedByKey(Parsed mail, String signature) throws GeneralSecurityException {
        StringBuilder signed = new StringBuilder();
        for (String name : tag(signature, "h").split(":")) {
            mail.find(name)
                    .ifPresent(value -> signed.append(relaxed(name, value)).append("\r\n"));
        }
        signed.append(relaxed("DKIM-Signature", signature.replaceFirst("b=[A-Za-z0-9+/=\\s]+$", "b=")));
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(KEY.getPublic());
        check.update(signed.toString().getBytes(StandardCharsets.UTF_8));
        return check.verify(Base64.getMimeDecoder().decode(tag(signature, "b")));
    }

    private static String relaxed(String name, String value) {
        return name.strip().toLowerCase(Locale.ROOT) + ":"
                + value.replaceAll("\r\n(?=[ \t])", "")
                        .replaceAll("[ \t]+", " ")
                        .strip();
    }

    private static String bodyHash(String body) throws GeneralSecurityException {
        List<String> lines = new ArrayList<>();
        for (String line : body.split("\r\n", -1)) {
            lines.add(line.replaceAll("[ \t]+", " ").stripTrailing());
        }
        String canonical = String.join("\r\n", lines).replaceFirst("(\r\n)*$", "\r\n");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(hash);
    }

    private static String tag(String signature, String name) {
        Matcher tag = Pattern.compile("(?:^|;)\\s*" + name + "=([^;]*)").matcher(signature);
        assertThat(tag.find()).as("tag " + name).isTrue();
        return tag.group(1).strip();
    }

    private static String pem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(KEY.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Parsed(String head, String body) {
        static Parsed of(ReceivedMail mail) {
            String[] parts = new String(mail.raw(), StandardCharsets.UTF_8).split("\r\n\r\n", 2);
            return new Parsed(parts[0], parts[1]);
        }

        Optional<String> find(String name) {
            Matcher header = Pattern.compile(
                            "(?im)^" + Pattern.quote(name.strip()) + ":((?:.|\r\n[ \t])*)", Pattern.MULTILINE)
                    .matcher(head);
            return header.find() ? Optional.of(header.group(1)) : Optional.empty();
        }

        String header(String name) {
            return find(name).orElseThrow();
        }
    }
}
