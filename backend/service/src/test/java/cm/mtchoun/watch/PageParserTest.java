package cm.mtchoun.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageParserTest {
    private static final URI PAGE = URI.create("https://consulate.test/index.php?p=passeports");
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);
    private static final LocalDate JULY = LocalDate.of(2020, 7, 15);

    @Test
    void groupsLetteredImagesUnderTheirHeading() {
        List<PublishedImage> images = parse(
                """
                <html><body><img src="../images/logo.png" alt="logo"><h1>Passeports</h1>
                <p><strong>Communiqué du 15 juillet 2020</strong></p>
                <p><img src="../images/communique-15072020-A.jpg" width="700"></p>
                <p><img src="../images/communique-15072020-B.jpg" width="700"></p>
                <p><strong>Communiqué du 03 février 2015</strong></p>
                <p><img src="../images/communiqueA-030215.jpg.jpg"></p></body></html>
                """);

        assertThat(images)
                .containsExactly(
                        image("/images/communique-15072020-A.jpg", JULY, "Communiqué du 15 juillet 2020", 0),
                        image("/images/communique-15072020-B.jpg", JULY, "Communiqué du 15 juillet 2020", 1),
                        image(
                                "/images/communiqueA-030215.jpg.jpg",
                                LocalDate.of(2015, 2, 3),
                                "Communiqué du 03 février 2015",
                                0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Communiqué du 15 juillet 2020</p>",
                "<h2>Communiqué du 15 juillet 2020</h2>",
                "<H3>COMMUNIQUE DU 15 JUILLET 2020</H3>",
                "<div><b>Communiqu&eacute; du 15/07/2020</b></div>",
                "<span>Communiqué du</span> <em>15</em>&nbsp;<i>juillet</i> 2020<br>",
                "<p>Communiqué du</p><p>15 juillet 2020</p>",
                "<table><tr><td>Communiqué</td><td>15.07.2020</td></tr></table>",
                "<center><font size=4><u>Communiqué N° 12 du 15-07-20 :</u></font></center>",
                "<h4>15 juillet 2020</h4>",
                "<p>Publié le mercredi 15 juillet 2020</p>",
                "<p>Notice of July 15, 2020</p>",
                "<p>Liste des passeports du 15 juil. 2020</p>",
                "<p>Communiqué du 15 juillet 2020</p><p>Page 1</p>",
                "<p>Communiqué du 15 juillet 2020</p><h3>Suite de la liste</h3>",
                "<p>Communiqué du 15 juillet 2020</p><p>Dernière mise à jour le 20 juillet 2020</p>",
            })
    void understandsHeadingsInAnyMarkup(String heading) {
        assertThat(parse(heading + "<img src='/images/communique.jpg'>"))
                .extracting(PublishedImage::publishedOn)
                .containsExactly(JULY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=%s>",
                "<IMG SRC='%s'>",
                "<img src='data:image/gif;base64,R0lGOD' data-src='%s'>",
                "<img src='/images/loading.gif' data-lazy-src='%s'>",
                "<a href='%s'>voir</a>",
                "<a href='%s'><img src='/images/vignette.jpg'></a>",
                "<table><tr><td><p><img src=\"%s\"/></p></td></tr></table>",
                "<figure><img src='%s'><figcaption>Communiqué du 15 juillet 2020</figcaption></figure>",
                "<embed src='%s'>",
                "<object data='%s'></object>",
                "<noscript><img src='%s'></noscript>",
                "<img src='%s'><img src='%<s'>",
            })
    void findsTheImageInAnyMarkup(String markup) {
        String page = "<h2>Communiqué du 15 juillet 2020</h2>" + markup.formatted("images/communique-15072020.jpg");

        assertThat(parse(page))
                .containsExactly(image("/images/communique-15072020.jpg", JULY, "Communiqué du 15 juillet 2020", 0));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "../images/communique.jpg, https://consulate.test/images/communique.jpg",
                "//consulate.test/communique.jpg, https://consulate.test/communique.jpg",
                "https://cdn.consulate.test/communique.jpg?v=3#top, https://cdn.consulate.test/communique.jpg?v=3",
                "images/communiqué 15.jpg, https://consulate.test/images/communiqu%C3%A9%2015.jpg",
                "images/communique%20A.jpg, https://consulate.test/images/communique%20A.jpg",
                "images/communique 100%.jpg, https://consulate.test/images/communique%20100%25.jpg",
                "IMAGES/COMMUNIQUE.JPG, https://consulate.test/IMAGES/COMMUNIQUE.JPG",
                "show.php?file=communique-1.jpg, https://consulate.test/show.php?file=communique-1.jpg",
            })
    void makesAddressesAbsolute(String src, String expected) {
        assertThat(parse("<img src=\"" + src + "\">"))
                .extracting(PublishedImage::url)
                .containsExactly(URI.create(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<p>Aucun communiqué</p>",
                "<img src='../images/logo.png'>",
                "<img src='data:image/png;base64,communique'>",
                "<img src='ftp://consulate.test/communique.jpg'>",
                "<img src='http://'><img src='communique:'><img><img src=''>",
                "<a href='communiques.php'>Communiqués</a>",
                "<a href='mailto:communique@consulate.test'>écrire</a>",
                "<a href='javascript:communique.jpg'>x</a>",
                "<script>var x = \"<img src='communique.jpg'>\";</script>",
                "<!-- <img src='communique.jpg'> -->",
                "<h2>Communiqué du 15 juillet 2020</h2><img src='/images/logo-consulat.jpg'>",
                "<h2>Communiqué du 15 juillet 2020</h2><img src='/images/x.jpg' width=32>",
                "<h2>Communiqué du 15 juillet 2020</h2><img src='https://elsewhere.test/pub.jpg'>",
                "<h2>Communiqué du 15 juillet 2020</h2><footer><img src='/images/x.jpg'></footer>",
            })
    void takesNothingThatIsNoCommunique(String page) {
        assertThat(parse(page)).isEmpty();
    }

    @Test
    void takesAnImageOfAnyNameBelowADatedHeading() {
        assertThat(parse("<h2>Communiqué du 15 juillet 2020</h2><img src='/images/IMG_2034.jpg' width='700'>"
                        + "<a href='/docs/scan.pdf'>suite</a>"))
                .containsExactly(
                        image("/images/IMG_2034.jpg", JULY, "Communiqué du 15 juillet 2020", 0),
                        image("/docs/scan.pdf", JULY, "Communiqué du 15 juillet 2020", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src='communique-15072020-A.jpg'>",
                "<h2>Communiqué du 31 février 2020</h2><img src='communique-15072020-A.jpg'>",
                "<h2>Communiqué du 15 juillet 2202</h2><img src='communique-15072020-A.jpg'>",
                "<h2>Communiqué du 3 mars 2019</h2><img src='communique-x.jpg'><h2>Avis</h2><img src='communique-15072020-A.jpg'>",
                "<p>Les passeports déposés avant le 03/03/2019 sont prêts</p><img src='communique-15072020-A.jpg'>",
                "<p>Suite au communiqué du 3 mars 2019, les usagers concernés sont priés de venir retirer leur passeport"
                        + " au consulat, munis du récépissé et de l'ancien passeport.</p><img src='communique-15072020-A.jpg'>",
            })
    void takesTheDateFromTheFileNameWhenNoHeadingTellsOne(String page) {
        List<PublishedImage> images = parse(page);

        assertThat(images.get(images.size() - 1))
                .isEqualTo(image("/communique-15072020-A.jpg", JULY, "Communiqué du 15 juillet 2020", 0));
    }

    @Test
    void believesTheHeadingRatherThanTheFileName() {
        assertThat(parse("<h2>Communiqué du 15 juillet 2020</h2><img src='communique-15072019-A.jpg'>"))
                .extracting(PublishedImage::publishedOn)
                .containsExactly(JULY);
    }

    @Test
    void believesALinksOwnWordsRatherThanTheHeadingAbove() {
        assertThat(
                        parse(
                                """
                        <h2>Communiqués de 2020</h2><ul>
                        <li><a href="a-communique.pdf">Communiqué du 15 juillet 2020</a>
                        <li><a href="b-communique.pdf">Communiqué du 1er août 2020</a>
                        <li>Communiqué du <a href="c-communique.pdf">2 août 2020</a></ul>
                        """))
                .extracting(PublishedImage::publishedOn)
                .containsExactly(JULY, LocalDate.of(2020, 8, 1), LocalDate.of(2020, 8, 2));
    }

    @Test
    void datesWithTheDayItWasSeenWhatTellsNone() {
        assertThat(parse("<img src='communique.jpg'>"))
                .containsExactly(image("/communique.jpg", TODAY, "Communiqué du 5 janvier 2026", 0));
    }

    @Test
    void ordersByLetterWhateverThePageDoes() {
        assertThat(parse("<h2>Communiqué du 15 juillet 2020</h2><img src='communique-15072020-C.jpg'>"
                        + "<img src='communique-15072020-A.jpg'><img src='communique-15072020-B.jpg'>"))
                .extracting(PublishedImage::position)
                .containsExactly(2, 0, 1);
    }

    @Test
    void keepsThePageOrderWhenLettersAreMissingOrRepeated() {
        assertThat(parse("<h2>Communiqué du 15 juillet 2020</h2><img src='communique-B.jpg'>"
                        + "<img src='communique-A.jpg'><img src='x/communique-A.jpg'>"))
                .extracting(PublishedImage::position)
                .containsExactly(0, 1, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252,",
        "windows-1252, windows-1252",
        "UTF-8, windows-1252",
        "UTF-8, no such charset",
        "UTF-16, UTF-16"
    })
    void readsThePageInWhateverCharacters(String written, String said) {
        byte[] page = "<h2>Communiqué du 3 août 2020</h2><img src='communique.jpg'>".getBytes(Charset.forName(written));

        assertThat(parser().parse(page, said))
                .extracting(PublishedImage::publishedOn)
                .containsExactly(LocalDate.of(2020, 8, 3));
    }

    @Test
    void survivesADeepPageAndAHugeHeading() {
        String deep = "<div>".repeat(20_000) + "<img src='communique.jpg'>";
        String huge = "<h1>" + "Communiqué 15 juillet 1 ".repeat(20_000) + "</h1><img src='communique.jpg'>";

        assertThat(parse(deep)).hasSize(1);
        assertThat(parse(huge)).allSatisfy(image -> assertThat(image.title()).hasSizeLessThanOrEqualTo(200));
    }

    @Test
    void takesNoMoreImagesThanAPageCanHave() {
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            page.append("<img src=communique-").append(i).append(".jpg>");
        }

        assertThat(parse(page.toString())).hasSize(2_000);
    }

    @Property
    void neverThrowsOnAnyText(@ForAll String page) {
        assertThat(parse(page)).isNotNull();
    }

    @Property
    void neverThrowsOnAnyBytes(@ForAll byte[] page) {
        assertThat(parser().parse(page, null)).isNotNull();
    }

    @Test
    void neverThrowsWhateverCharactersTheServerClaims() {
        byte[] notUtf8 = "<h2>Communiqué du 1 juillet 2026</h2>".getBytes(StandardCharsets.ISO_8859_1);
        List<String> claims = new ArrayList<>(Charset.availableCharsets().keySet());
        claims.addAll(List.of("", " ", "utf 8", "utf-8; x", "é", "no-such-charset", "a".repeat(10_000)));

        assertThat(claims).allSatisfy(charset -> assertThat(parser().parse(notUtf8, charset))
                .isEmpty());
    }

    @Property
    void neverThrowsOnAnyAttributeOrHeading(@ForAll String heading, @ForAll String src) {
        String page = "<h2>Communiqué du 1 " + heading + "</h2><img src=\"communique" + src + "\"><a href=\"" + src
                + ".jpg\">" + heading + "</a>";

        assertThat(parse(page))
                .allSatisfy(image -> assertThat(image.url().getHost()).isNotNull());
    }

    private static PublishedImage image(String path, LocalDate date, String title, int position) {
        return new PublishedImage(PAGE.resolve(path), date, title, position);
    }

    private static List<PublishedImage> parse(String page) {
        return parser().parse(page.getBytes(StandardCharsets.UTF_8), "utf-8");
    }

    private static PageParser parser() {
        return new PageParser(PAGE, "communique", TODAY);
    }
}
