package cm.mtchoun.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFileNameTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

    @ParameterizedTest
    @CsvSource({
        "communique-15072020-A.jpg, 2020-07-15, 1",
        "communique-15072020-G.jpg, 2020-07-15, 7",
        "communiqueA-030215.jpg, 2015-02-03, 1",
        "communiqueb-030215.JPG, 2015-02-03, 2",
        "communique-15072020-B.jpg.jpg, 2020-07-15, 2",
        "COMMUNIQUE-15072020-C.JPG, 2020-07-15, 3",
        "communique15072020A.jpeg, 2020-07-15, 1",
        "communique_15-07-2020_A.png, 2020-07-15, 1",
        "communique-15.07.20.jpg, 2020-07-15,",
        "communique-20200715-A.tif, 2020-07-15, 1",
        "communique-2020-07-15-2.pdf, 2020-07-15, 2",
        "communique-15-juillet-2020-B.jpg, 2020-07-15, 2",
        "communique15juillet2020B.jpg, 2020-07-15, 2",
        "communiques-15072020.jpg, 2020-07-15,",
        "communique-15072020-page-3.jpg, 2020-07-15, 3",
        "communique-15072020%20(2).jpg, 2020-07-15, 2",
        "communiqu%C3%A9-15072020-A.jpg, 2020-07-15, 1",
        "communique-31022020-A.jpg, , 1",
        "communique-A.jpg, , 1",
        "communique.jpg, ,",
        "communique-15072099-A.jpg, , 1",
        "IMG_20200715_101112.jpg, 2020-07-15,",
    })
    void tellsTheDateAndTheOrder(String name, LocalDate date, Integer order) {
        ImageFileName file = ImageFileName.of(URI.create("https://consulate.test/images/" + name));

        assertThat(file.date(day -> !day.isAfter(TODAY)).orElse(null)).isEqualTo(date);
        assertThat(file.order().orElse(null)).isEqualTo(order);
    }

    @Property
    void neverThrows(@ForAll String name) {
        PageAddress.of("http://consulate.test/" + name).ifPresent(url -> {
            ImageFileName file = ImageFileName.of(url);
            file.date(day -> true);
            file.order();
        });
    }
}
