package cm.mtchoun.outbound;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the address to connect to and refuses private ones. The connection must go to the very address that was checked:
 * asking the name again could give another. Safe from any thread.
 */
public final class Addresses {
    private final Function<String, Future<List<InetAddress>>> names;
    private final boolean allowPrivate;

    /** Asks the system's resolver. */
    public Addresses(Vertx vertx, boolean allowPrivate) {
        this(host -> vertx.executeBlocking(() -> List.of(InetAddress.getAllByName(host)), false), allowPrivate);
    }

    /** @param names all addresses of a host; fails when it has none */
    public Addresses(Function<String, Future<List<InetAddress>>> names, boolean allowPrivate) {
        this.names = names;
        this.allowPrivate = allowPrivate;
    }

    /** Fails with {@link PrivateAddressException} when one of the host's addresses is not on the public Internet. */
    public Future<InetAddress> of(String host) {
        return names.apply(host).map(addresses -> {
            if (!allowPrivate && !addresses.stream().allMatch(Addresses::isPublic)) {
                throw new PrivateAddressException(host);
            }
            return addresses.stream()
                    .filter(Inet4Address.class::isInstance)
                    .findFirst()
                    .orElse(addresses.get(0));
        });
    }

    static boolean isPublic(InetAddress address) {
        boolean special = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        byte[] b = address.getAddress();
        return !special
                && (address instanceof Inet6Address ? isPublic6(b) : isPublic4(b[0] & 0xFF, b[1] & 0xFF, b[2] & 0xFF));
    }

    /** Not this-network, carrier NAT, protocol assignments, documentation, benchmarks or reserved. */
    private static boolean isPublic4(int a, int b, int c) {
        boolean documentation =
                (a == 192 && b == 0 && c == 2) || (a == 198 && b == 51 && c == 100) || (a == 203 && b == 0 && c == 113);
        return a != 0
                && a < 240
                && !(a == 100 && b >= 64 && b < 128)
                && !(a == 192 && b == 0 && c == 0)
                && !(a == 198 && (b == 18 || b == 19))
                && !documentation;
    }

    /** Only global unicast (2000::/3), and none that wraps an IPv4 address (6to4, Teredo) or is for documentation. */
    private static boolean isPublic6(byte[] b) {
        int first = (b[0] & 0xFF) << 8 | b[1] & 0xFF;
        int second = (b[2] & 0xFF) << 8 | b[3] & 0xFF;
        boolean global = (first & 0xE000) == 0x2000;
        boolean wraps = first == 0x2002 || (first == 0x2001 && second == 0);
        return global && !wraps && !(first == 0x2001 && second == 0x0DB8);
    }

    /** The host leads into a private network. */
    public static final class PrivateAddressException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PrivateAddressException(String host) {
            super(host + " leads to an address that is not public");
        }
    }
}
