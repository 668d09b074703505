package cm.mtchoun.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientLimitTest {
    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2:aaaa:bbbb:cccc:dddd, 20010db800010002",
        "2001:db8:1:2::7, 20010db800010002",
        "192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, ::ffff:192.0.2.7",
        "evil:host, evil:host"
    })
    void countsTheNetworkOfAnIpv6AddressAndEveryOtherAddressByItself(String address, String counted) {
        assertThat(ClientLimit.network(address)).isEqualTo(counted);
    }
}
