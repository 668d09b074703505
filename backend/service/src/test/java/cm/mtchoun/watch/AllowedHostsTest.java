package cm.mtchoun.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedHostsTest {
    @ParameterizedTest
    @CsvSource({
        "https://www.consulate.test/x, true",
        "http://WWW.consulate.test./x, true",
        "https://www.consulate.test:443/x, true",
        "http://www.consulate.test:8090/x, true",
        "http://cdn.test/x, true",
        "http://cdn.test:8090/x, false",
        "http://www.consulate.test:22/x, false",
        "https://evil.test/x, false",
        "https://www.consulate.test.evil.test/x, false",
        "https://user@www.consulate.test/x, false",
        "ftp://www.consulate.test/x, false",
        "file:///etc/passwd, false",
    })
    void letsASourceLeadOnlyToItsOwnHosts(URI url, boolean allowed) {
        AllowedHosts hosts = new AllowedHosts(URI.create("http://www.consulate.test:8090/p"), List.of("cdn.test"));

        assertThat(hosts.refuse(url).isEmpty()).isEqualTo(allowed);
    }
}
