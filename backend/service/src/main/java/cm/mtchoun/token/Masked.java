package cm.mtchoun.token;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Shows just enough of a name or an address for its owner to recognise it, and too little for anybody else. */
public final class Masked {
    private Masked() {}

    /** {@code m•••@example.org} */
    public static String address(String address) {
        return address.substring(0, address.offsetByCodePoints(0, 1)) + "•••" + address.substring(address.indexOf('@'));
    }

    /** The first letter of each word: {@code N•• B•• M••-C••}. */
    public static String name(String name) {
        return Arrays.stream(name.strip().split("\\s+"))
                .map(word -> Arrays.stream(word.split("-"))
                        .filter(part -> !part.isEmpty())
                        .map(part -> part.substring(0, part.offsetByCodePoints(0, 1)) + "••")
                        .collect(Collectors.joining("-")))
                .collect(Collectors.joining(" "));
    }
}
