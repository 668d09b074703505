package cm.mtchoun.operator;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Enough of a name or an address for who knows it already, too little for anybody else. */
final class Masked {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"']+@[^\\s<>\"']+");
    private static final String REST = "•••";

    private Masked() {}

    /** {@code m•••@example.org} */
    static String address(String address) {
        return address.substring(0, 1) + REST + address.substring(address.indexOf('@'));
    }

    /** {@code N••• B••• M•••} */
    static String name(String name) {
        return Arrays.stream(name.strip().split("\\s+"))
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)) + REST)
                .collect(Collectors.joining(" "));
    }

    /** A mail server's answer often repeats the address. */
    static String addressesIn(String text) {
        return ADDRESS.matcher(text).replaceAll("…@…");
    }
}
