package cm.mtchoun.mail;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.simulator.inbox.MailBody;
import cm.mtchoun.simulator.inbox.ReceivedMail;
import cm.mtchoun.token.MailCodes;
import cm.mtchoun.token.Tokens.Purpose;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader of each mail gets, over real SMTP. */
@Timeout(60)
class LetterTest {
    private static final String NAME = "NKWINKEU TCHATO Dédé Judith";
    private static final String LISTED = "NKWINKEU TCHATO Dede Judith";
    private static final Buffer CROP = lineOf("37.  NKWINKEU TCHATO Dédé Judith");

    private final List<String> cropped = new CopyOnWriteArrayList<>();
    private MailWorld world;

    @BeforeEach
    void open() {
        world = new MailWorld().cropping(this::crop);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aMatchTellsWhatWhereWhenAndHowToStopInFrench() {
        ReceivedMail mail = match(NAME, "fr");

        MailWorld.show("match.fr", mail);
        assertThat(mail.subject()).isEqualTo("Votre nom figure sur une liste du consulat");
        for (String body : List.of(mail.text(), mail.html())) {
            assertThat(body)
                    .contains(LISTED, NAME, "1er juillet 2020", "ne personne portant votre nom")
                    .contains("9 rue des Consuls, 13008 Marseille", "de 9 h à 16 h", "récépissé")
                    .contains(
                            "https://api.mtchoun.test/api/v1/images/1", "https://consulat.test/index.php?p=passeports")
                    .contains("https://mtchoun.test/suivi#token=", "https://mtchoun.test/desinscription#token=")
                    .contains("continuez à veiller", "ne demandons jamais d")
                    .doesNotContain("{{", "null");
        }
    }

    @Test
    void aMatchTellsTheSameInEnglish() {
        ReceivedMail mail = match(NAME, "en");

        MailWorld.show("match.en", mail);
        assertThat(mail.subject()).isEqualTo("Your name is on a list of the consulate");
        for (String body : List.of(mail.text(), mail.html())) {
            assertThat(body)
                    .contains(
                            LISTED, NAME, "1 July 2020", "person with your name", "Monday to Friday", "deposit receipt")
                    .contains("https://api.mtchoun.test/api/v1/images/1", "https://mtchoun.test/suivi#token=")
                    .contains("go on watching", "never ask for money")
                    .doesNotContain("{{", "null", "Bonjour");
        }
    }

    @Test
    void aMatchShowsTheLineItself() {
        ReceivedMail mail = match(NAME, "fr");

        MailBody.File picture = mail.files().get(0);
        assertThat(mail.html()).contains("src=\"cid:" + picture.contentId() + "\"");
        assertThat(picture.type()).isEqualTo("image/png");
        assertThat(picture.bytes()).isEqualTo(CROP.getBytes());
        assertThat(cropped).containsExactly("bytes of an image, page 1, 120 640 800 40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fails", "throws", "has none", "is far too large"})
    void aMatchGoesWithoutThePictureWhenThereIsNone(String trouble) {
        world.cropping((image, page, box) -> switch (trouble) {
            case "fails" -> Future.failedFuture("no such page");
            case "throws" -> throw new IllegalStateException("unreadable");
            case "has none" -> Future.succeededFuture(Optional.empty());
            default -> Future.succeededFuture(Optional.of(Buffer.buffer(new byte[5_000_000])));
        });

        ReceivedMail mail = match(NAME, "fr");

        MailWorld.show("match-without-picture.fr", mail);
        assertThat(mail.files()).isEmpty();
        assertThat(mail.html()).contains(LISTED).doesNotContain("cid:", "<img");
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Confirmez votre adresse e-mail, 12 janvier 2026",
        "en, Confirm your e-mail address, 12 January 2026"
    })
    void aConfirmationHoldsItsLinkItsNameAndItsLimitAndNothingElse(String lang, String subject, String until) {
        long registration = world.registration(NAME, "awa@example.org", lang, "pending");
        world.mailer();
        String token = world.askToConfirm(registration);
        world.received(1);

        ReceivedMail mail = world.only("awa@example.org");

        MailWorld.show("confirm." + lang, mail);
        assertThat(mail.subject()).isEqualTo(subject);
        for (String body : List.of(mail.text(), mail.html())) {
            assertThat(body)
                    .contains("https://mtchoun.test/confirmer#token=" + token, NAME, until)
                    .doesNotContain("/suivi", "/desinscription", "{{");
        }
        assertThat(mail.header("List-Unsubscribe")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "fr, vous a inscrit pour que vous soyez prévenu, saura que vous, Ne faites rien",
        "en, signed you up to be told, will know that you did, Do nothing"
    })
    void aConfirmationNamesTheProgramThatAskedAndSaysWhatItWillLearnAndHowToIgnoreIt(
            String lang, String asked, String learns, String ignore) {
        long registration = world.registration(NAME, "awa@example.org", lang, "pending");
        world.entrust(registration, "Entraide <b>& Frères</b>");
        world.mailer();
        world.askToConfirm(registration);
        world.received(1);

        ReceivedMail mail = world.only("awa@example.org");

        MailWorld.show("confirm-program." + lang, mail);
        assertThat(mail.text().replaceAll("\\s+", " "))
                .contains("Entraide <b>& Frères</b> " + asked, "Entraide <b>& Frères</b> " + learns, ignore)
                .doesNotContain("{{");
        assertThat(mail.html())
                .contains("<strong>Entraide &lt;b&gt;&amp; Frères&lt;/b&gt;</strong> " + asked, learns, ignore)
                .doesNotContain("<b>&", "{{");
    }

    @Test
    void aConfirmationNamesNoProgramOnceThePersonHasConsentedToIt() {
        long registration = world.registration(NAME, "awa@example.org", "fr", "active");
        world.entrust(registration, "Entraide");
        world.database.sql("update entrusted set consented = true");
        world.mailer();
        world.askToConfirm(registration);
        world.received(1);

        assertThat(world.only("awa@example.org").text()).doesNotContain("Entraide");
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Un nom proche du vôtre figure sur une liste du consulat",
        "en, A name like yours is on a list of the consulate"
    })
    void aPossibleMatchShowsBothNamesAndAsks(String lang, String subject) {
        long person = world.person(NAME, "awa@example.org", lang);
        long match = world.match(person, "NKWINKEU TCHATO Dédé", "asked");
        world.mailer();
        world.add(new NewMail("possible:1", MailKind.POSSIBLE, person, JsonObject.of("match", match)));
        world.received(1);

        ReceivedMail mail = world.only("awa@example.org");

        MailWorld.show("possible." + lang, mail);
        assertThat(mail.subject()).isEqualTo(subject);
        for (String body : List.of(mail.text(), mail.html())) {
            assertThat(body)
                    .contains("NKWINKEU TCHATO Dédé", NAME, "/suivi#token=")
                    .doesNotContain("{{");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Confirmez votre nouvelle adresse e-mail, Changement d'adresse demandé",
        "en, Confirm your new e-mail address, A change of address was asked for"
    })
    void aMoveIsConfirmedAtTheNewAddressAndToldToTheOldOne(String lang, String question, String notice) {
        long person = world.person(NAME, "awa@example.org", lang);
        world.mailer();
        String token = world.askToMove(person, "awa.new@example.net");
        world.received(2);

        ReceivedMail asked = world.only("awa.new@example.net");
        ReceivedMail told = world.only("awa@example.org");

        MailWorld.show("address." + lang, asked);
        MailWorld.show("account." + lang, told);
        assertThat(asked.subject()).isEqualTo(question);
        assertThat(asked.header("X-Mtchoun-Kind")).isEqualTo("confirm");
        assertThat(told.subject()).isEqualTo(notice);
        assertThat(told.header("X-Mtchoun-Kind")).isEqualTo("account");
        for (String body : List.of(asked.text(), asked.html())) {
            assertThat(body)
                    .contains(NAME, "https://mtchoun.test/confirmer#token=" + token)
                    .doesNotContain("/suivi#", "{{");
        }
        for (String body : List.of(told.text(), told.html())) {
            assertThat(body).contains(NAME, "a•••@example.net", "/suivi#token=").doesNotContain("awa.new", "{{");
        }
    }

    @Test
    void aMoveThatWasTakenBackIsNotToldAnyMore() {
        long person = world.person(NAME, "awa@example.org", "fr");
        world.askToMove(person, "awa.new@example.net");
        world.database.sql("delete from address_change");
        world.database.sql("update token set superseded_at = created_at where purpose = 'address'");

        world.mailer();
        world.untilNoJobIsLeft();

        assertThat(world.database.number("select count(*) from mail where outcome = 'obsolete'"))
                .isEqualTo(2);
        assertThat(world.inbox.mailsTo("awa@example.org")).isEmpty();
    }

    @Test
    void everyMailToAPersonCarriesACodeAndHowToCheckIt() {
        ReceivedMail mail = match(NAME, "fr");

        String code = tokens(mail.html(), "/verifier#code=").get(0);
        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
        for (String body : List.of(mail.text(), mail.html())) {
            assertThat(body).contains(code, "https://mtchoun.test/verifier");
        }
        world.untilNoJobIsLeft();
        assertThat(world.database.number(
                        "select count(*) from mail_code where hash = $1 and kind = 'match'",
                        Buffer.buffer(new MailCodes(world.tokens).hash(code))))
                .isEqualTo(1);
    }

    @Test
    void theAnswerButtonsOpenTheFollowUpPageWithTheAnswerInTheFragment() {
        ReceivedMail mail = match(NAME, "en");

        for (String body : List.of(mail.text(), mail.html().replace("&amp;", "&"))) {
            assertThat(body).containsPattern("/suivi#token=[A-Za-z0-9_-]{43}&match=1&answer=mine");
            assertThat(body).containsPattern("/suivi#token=[A-Za-z0-9_-]{43}&match=1&answer=not_mine");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new_communique",
                "source_failing",
                "source_recovered",
                "page_changed",
                "source_silent",
                "images_unreadable",
                "images_readable"
            })
    void theMaintainerIsToldEveryEventInWords(String event) {
        world.mailer();
        world.add(new NewMail(
                event,
                MailKind.MAINTAINER,
                null,
                JsonObject.of(
                                "event",
                                event,
                                "source",
                                "marseille",
                                "page",
                                "https://consulat.test/?a=1&b=2",
                                "problem",
                                "la page répond 403",
                                "since",
                                "2026-01-05T08:30:00Z",
                                "failures",
                                3,
                                "publishedOn",
                                "2020-07-15")
                        .put("communique", 7)
                        .put("images", 3)));
        world.received(1);

        ReceivedMail mail = world.only("responsable@example.org");

        MailWorld.show("maintainer-" + event, mail);
        assertThat(mail.subject()).startsWith("[Mtchoun' mouh] ").hasSizeGreaterThan(30);
        for (String body : List.of(mail.text(), mail.html())) {
            assertThat(body)
                    .contains("marseille", "la page répond 403", "5 janvier 2026 à 08:30 UTC", "15 juillet 2020")
                    .doesNotContain("{{");
        }
    }

    @Test
    void carriesTheHeadersThatMailServersAndReadersExpect() {
        ReceivedMail mail = match(NAME, "fr");

        assertThat(mail.header("From")).isEqualTo(MailWorld.FROM);
        assertThat(mail.header("X-Mtchoun-Kind")).isEqualTo("match");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("List-Unsubscribe"))
                .matches("<https://api\\.mtchoun\\.test/api/v1/unsubscribe\\?token=[A-Za-z0-9_-]{43}>");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.header("Message-ID")).matches("<\\d+\\.\\d+@mtchoun\\.test>");
    }

    @Test
    void linksCarryTheTokensOfThePerson() {
        long person = world.registration(NAME, "awa@example.org", "fr", "active");
        String follow = world.token(person, Purpose.PRIVATE);
        String stop = world.token(person, Purpose.UNSUBSCRIBE);
        world.mailer();
        world.tellMatch(person, LISTED);
        world.received(1);

        ReceivedMail mail = world.only("awa@example.org");

        assertThat(tokens(mail.text(), "/suivi#token=")).containsOnly(follow);
        assertThat(tokens(mail.html(), "/suivi#token=")).containsOnly(follow);
        assertThat(tokens(mail.html(), "/desinscription#token=")).containsOnly(stop);
        assertThat(mail.header("List-Unsubscribe")).contains("?token=" + stop);
    }

    @Test
    void aHostileNameStaysText() {
        String hostile = "<img src=x onerror=alert(1)>{{imageUrl}} \"O'NEIL\" & Co\r\nBcc: all@example.org";

        ReceivedMail mail = match(hostile, "fr");

        assertThat(mail.html())
                .contains("&lt;img src=x onerror=alert(1)&gt;{{imageUrl}} &quot;O&#39;NEIL&quot; &amp; Co Bcc:")
                .doesNotContain("<img src=x");
        assertThat(mail.headerLines()).noneMatch(line -> line.startsWith("Bcc"));
        assertThat(mail.text()).contains("{{imageUrl}}");
    }

    private ReceivedMail match(String name, String lang) {
        world.mailer();
        world.tellMatch(world.person(name, "awa@example.org", lang), LISTED);
        world.received(1);
        return world.only("awa@example.org");
    }

    private Future<Optional<Buffer>> crop(Buffer image, int page, int[] box) {
        cropped.add("%s, page %d, %d %d %d %d".formatted(image, page, box[0], box[1], box[2], box[3]));
        return Future.succeededFuture(Optional.of(CROP));
    }

    private static List<String> tokens(String body, String before) {
        Matcher link =
                Pattern.compile(Pattern.quote(before) + "([A-Za-z0-9_-]+)").matcher(body);
        return link.results().map(found -> found.group(1)).toList();
    }

    private static Buffer lineOf(String text) {
        BufferedImage line = new BufferedImage(900, 60, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = line.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 900, 60);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SERIF, Font.PLAIN, 34));
        pen.drawString(text, 30, 42);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(line, "png", png);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Buffer.buffer(png.toByteArray());
    }
}
