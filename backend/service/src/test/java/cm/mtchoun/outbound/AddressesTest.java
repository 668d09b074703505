package cm.mtchoun.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.outbound.Addresses.PrivateAddressException;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "203.0.113.7",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:1::1",
                "2001:db8::1"
            })
    void refusesWhatIsNotOnThePublicInternet(String address) throws Exception {
        Future<InetAddress> found = resolving(false, address).of("consulate.test");

        assertThat(found.cause()).isInstanceOf(PrivateAddressException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"213.186.33.5", "8.8.8.8", "100.63.0.1", "172.32.0.1", "2001:41d0:1::1", "2a00:1450::8a"})
    void acceptsPublicAddresses(String address) throws Exception {
        assertThat(resolving(false, address).of("consulate.test").result()).isEqualTo(InetAddress.getByName(address));
    }

    @Test
    void refusesAHostThatHasAPublicAndAPrivateAddress() throws Exception {
        assertThat(resolving(false, "8.8.8.8", "127.0.0.1").of("consulate.test").failed())
                .isTrue();
    }

    @Test
    void acceptsPrivateAddressesWhereTheyAreAllowed() throws Exception {
        assertThat(resolving(true, "127.0.0.1").of("localhost").succeeded()).isTrue();
    }

    private static Addresses resolving(boolean allowPrivate, String... addresses) throws UnknownHostException {
        InetAddress[] all = new InetAddress[addresses.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = InetAddress.getByName(addresses[i]);
        }
        return new Addresses(host -> Future.succeededFuture(List.of(all)), allowPrivate);
    }
}
