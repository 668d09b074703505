package cm.mtchoun.simulator.inbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final String MAIL =
            """
            From: Mtchoun <nepasrepondre@example.org>
            To: marie@example.org
            Subject: =?UTF-8?Q?Votre_passeport_est_arriv=C3=A9?=
            X-Mtchoun-Kind: match
            Message-ID: <1@example.org>
            MIME-Version: 1.0
            Content-Type: multipart/related; boundary="r"

            --r
            Content-Type: multipart/alternative; boundary="a"

            --a
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            Bonjour Benoît
            .
            ..deux points
            --a
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <p>Bonjour Beno=C3=AEt</p><img src=3D"cid:crop@x"><script>alert(1)</script>
            --a--
            --r
            Content-Type: image/png; name="crop.png"
            Content-ID: <crop@x>
            Content-Disposition: inline
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --r--
            """;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private Inbox inbox;

    @BeforeEach
    void start() throws Exception {
        inbox = Inbox.start(vertx, 0, 0).await(10, SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().await(10, SECONDS);
    }

    @Test
    void keepsAMailAsItWasSent() throws Exception {
        deliver("marie@example.org");

        ReceivedMail mail = inbox.mailsTo("Marie@Example.org").get(0);

        assertThat(mail.subject()).isEqualTo("Votre passeport est arrivé");
        assertThat(mail.header("X-Mtchoun-Kind")).isEqualTo("match");
        assertThat(mail.header("No-Such")).isEmpty();
        assertThat(mail.text()).isEqualToNormalizingNewlines("Bonjour Benoît\n.\n..deux points");
        assertThat(mail.html()).startsWith("<p>Bonjour Benoît</p>");
        assertThat(mail.files()).singleElement().satisfies(file -> {
            assertThat(file.contentId()).isEqualTo("crop@x");
            assertThat(file.type()).isEqualTo("image/png");
            assertThat(file.bytes()).hasSize(8);
        });
        assertThat(new String(mail.raw(), StandardCharsets.UTF_8)).isEqualTo(MAIL.replace("\n", "\r\n"));
    }

    @Test
    void refusesRecipientsByTheirAddress() throws Exception {
        inbox.refuse("paul@example.org", 452);

        assertThat(deliver("perm-fail-1@example.org")).startsWith("550");
        assertThat(deliver("temp-fail@example.org")).startsWith("451");
        assertThat(deliver("paul@example.org")).startsWith("452");
        inbox.accept("paul@example.org");
        assertThat(deliver("paul@example.org")).startsWith("250");
        assertThat(inbox.mails()).hasSize(1);
    }

    @Test
    void aStoppedServerRefusesConnectionsAndComesBackOnTheSamePort() throws Exception {
        int port = inbox.smtpPort();

        inbox.stopSmtp().await(10, SECONDS);
        // Refused; or reset, by a kernel that took the connection in the moment of closing.
        assertThatThrownBy(() -> deliver("marie@example.org")).isInstanceOf(SocketException.class);
        assertThat(inbox.mails()).isEmpty();
        inbox.startSmtp().await(10, SECONDS);

        assertThat(inbox.smtpPort()).isEqualTo(port);
        assertThat(deliver("marie@example.org")).startsWith("250");
    }

    @Test
    void tellsWhenEnoughMailsHaveCome() throws Exception {
        AtomicInteger told = new AtomicInteger();
        inbox.whenReceived(2).onSuccess(enough -> told.incrementAndGet());

        deliver("a@example.org");
        assertThat(told).hasValue(0);
        deliver("b@example.org");

        inbox.whenReceived(2).await(10, SECONDS);
        assertThat(told).hasValue(1);
    }

    @Test
    void takesManyMailsOnOneConnection() throws Exception {
        try (SmtpDialogue smtp = new SmtpDialogue(inbox.smtpPort())) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(smtp.deliver("p" + i + "@example.org", MAIL)).startsWith("250");
            }
        }

        assertThat(inbox.mails().stream().flatMap(mail -> mail.recipients().stream()))
                .containsExactlyElementsOf(IntStream.range(0, 1_000)
                        .mapToObj(i -> "p" + i + "@example.org")
                        .toList());
    }

    @Test
    void commandsOutOfOrderAreRefusedAndTheDialogueGoesOn() throws Exception {
        try (SmtpDialogue smtp = new SmtpDialogue(inbox.smtpPort())) {
            assertThat(smtp.say("DATA")).startsWith("503");
            assertThat(smtp.say("RCPT TO:<a@example.org>")).startsWith("503");
            assertThat(smtp.say("MAIL FROM:nobody")).startsWith("501");
            assertThat(smtp.say("FROBNICATE")).startsWith("502");
            assertThat(smtp.deliver("a@example.org", MAIL)).startsWith("250");
        }
    }

    @Test
    void theMailboxForgetsTheOldestWhenFull() {
        Mailbox few = new Mailbox(2, 1_000);
        Mailbox small = new Mailbox(100, 10);

        for (int i = 0; i < 5; i++) {
            few.add("", List.of("a@example.org"), new byte[8]);
            small.add("", List.of("a@example.org"), new byte[8]);
        }

        assertThat(few.all()).extracting(ReceivedMail::number).containsExactly(4L, 5L);
        assertThat(small.all()).extracting(ReceivedMail::number).containsExactly(5L);
        assertThat(few.received()).isEqualTo(5);
    }

    @Test
    void listsMailsAsJsonAndForgetsThemOnRequest() throws Exception {
        deliver("marie@example.org");
        deliver("paul@example.org");

        JsonArray paul = new JsonArray(get("/api/messages?to=paul@example.org").body());
        JsonObject whole = new JsonObject(get("/api/messages/2").body());
        client.send(request("/api/messages").DELETE().build(), BodyHandlers.discarding());

        assertThat(paul).hasSize(1);
        assertThat(paul.getJsonObject(0).getString("kind")).isEqualTo("match");
        assertThat(whole.getString("text")).contains("Benoît");
        assertThat(new JsonArray(get("/api/messages").body())).isEmpty();
    }

    @Test
    void showsTheHtmlPartWithItsImagesButLetsNoScriptRun() throws Exception {
        deliver("marie@example.org");

        HttpResponse<String> html = get("/mail/1/html");

        assertThat(html.body()).contains("src=\"data:image/png;base64,iVBORw0KGgo=\"");
        assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "sandbox")
                .doesNotContain("script");
        assertThat(get("/mail/1").body()).contains("Votre passeport est arrivé", "<iframe");
        assertThat(get("/mail/1/eml").body()).isEqualTo(MAIL.replace("\n", "\r\n"));
        assertThat(get("/mail/99").statusCode()).isEqualTo(404);
    }

    @Test
    void anUnreadableMailIsShownForWhatItIs() throws Exception {
        try (SmtpDialogue smtp = new SmtpDialogue(inbox.smtpPort())) {
            smtp.deliver("a@example.org", "Subject: <b>&\nContent-Type: multipart/mixed\n\nno boundary\n");
        }

        assertThat(get("/mail/1").statusCode()).isEqualTo(200);
        assertThat(get("/").body()).contains("&lt;b&gt;&amp;");
    }

    @Test
    void scriptsCanStopAndStartSmtpAndRefuseAddresses() throws Exception {
        put("/api/refusals/paul@example.org", "{\"code\": 550}");
        assertThat(deliver("paul@example.org")).startsWith("550");

        put("/api/smtp", "{\"running\": false}");
        assertThat(inbox.isSmtpRunning()).isFalse();
        put("/api/smtp", "{\"running\": true}");

        assertThat(deliver("marie@example.org")).startsWith("250");
    }

    private String deliver(String to) throws IOException {
        try (SmtpDialogue smtp = new SmtpDialogue(inbox.smtpPort())) {
            return smtp.deliver(to, MAIL);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private void put(String path, String json) throws IOException, InterruptedException {
        client.send(request(path).PUT(BodyPublishers.ofString(json)).build(), BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + inbox.webPort() + path));
    }
}
