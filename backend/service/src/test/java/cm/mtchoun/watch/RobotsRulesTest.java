package cm.mtchoun.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotsRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | /index.php | true",
                "User-agent: *;Disallow: | /index.php | true",
                "User-agent: *;Disallow: / | /index.php | false",
                "USER-AGENT: * # all;disallow: /images/ # no | /images/a.jpg | false",
                "User-agent: *;Disallow: /images/ | /index.php | true",
                "User-agent: *;Disallow: /;Allow: /index.php | /index.php?p=1 | true",
                "User-agent: *;Disallow: /a;Allow: /a | /a | true",
                "User-agent: *;Disallow: /*.jpg$ | /images/a.jpg | false",
                "User-agent: *;Disallow: /*.jpg$ | /images/a.jpg?x | true",
                "User-agent: *;Disallow: /*?p= | /index.php?p=x | false",
                "User-agent: Other;Disallow: / | /index.php | true",
                "User-agent: MtchounMouh;Disallow: /;User-agent: *;Disallow: | /index.php | false",
                "User-agent: *;Disallow: /;User-agent: mtchounmouh;Disallow: /x | /index.php | true",
                "User-agent: Other;User-agent: *;Disallow: / | /index.php | false",
                "User-agent: *;Crawl-delay: 10;Sitemap: https://x/;Disallow: /x | /x | false",
                "User-agent: *;User-agent: Other;Disallow: / | /index.php | false",
                "User-agent: *;Disallow: /;;User-agent: Other;Disallow: | /index.php | false",
                "Disallow: / | /index.php | true",
            })
    void obeysTheGroupThatIsForUs(String lines, String path, boolean allowed) {
        RobotsRules rules = RobotsRules.parse(lines.replace(';', '\n'));

        assertThat(rules.allow(URI.create("https://consulate.test" + path))).isEqualTo(allowed);
    }

    @Property
    void neverThrows(@ForAll String text, @ForAll String path) {
        RobotsRules rules = RobotsRules.parse("User-agent: *\nDisallow: " + text + "\nAllow: /*" + path + "$\n" + text);

        PageAddress.of("http://consulate.test/" + path)
                .ifPresent(url -> assertThat(rules.allow(url)).isIn(true, false));
    }
}
