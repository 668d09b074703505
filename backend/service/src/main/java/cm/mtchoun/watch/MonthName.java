package cm.mtchoun.watch;

import java.util.List;
import java.util.Optional;

/** Names of months as people write them: French and English, cut short, with one slip of the finger in a long one. */
final class MonthName {
    private static final int SHORTEST_WITH_SLIP = 5;
    /** Index 0 is January; folded; the first names of each are whole, the last the shortest that is understood. */
    private static final List<List<String>> NAMES = List.of(
            List.of("janvier", "january", "jan"),
            List.of("fevrier", "february", "fev", "feb"),
            List.of("mars", "march", "mar"),
            List.of("avril", "april", "avr", "apr"),
            List.of("mai", "may"),
            List.of("juin", "june", "jun"),
            List.of("juillet", "july", "juil", "jul"),
            List.of("aout", "august", "aou", "aug", "aot"),
            List.of("septembre", "september", "sep"),
            List.of("octobre", "october", "oct"),
            List.of("novembre", "november", "nov"),
            List.of("decembre", "december", "dec"));

    private MonthName() {}

    /** @param word folded: lower case, no accent @return 1 to 12 */
    static Optional<Integer> of(String word) {
        for (int month = 1; month <= NAMES.size(); month++) {
            if (isCutShort(word, NAMES.get(month - 1))) {
                return Optional.of(month);
            }
        }
        for (int month = 1; month <= NAMES.size(); month++) {
            if (NAMES.get(month - 1).stream().anyMatch(name -> isSlip(word, name))) {
                return Optional.of(month);
            }
        }
        return Optional.empty();
    }

    private static boolean isCutShort(String word, List<String> names) {
        return names.stream()
                .anyMatch(name -> word.equals(name)
                        || (name.startsWith(word)
                                && names.stream().anyMatch(least -> least.length() <= 4 && word.startsWith(least))));
    }

    /** One letter wrong, missing or too many, or two neighbours swapped. */
    private static boolean isSlip(String word, String name) {
        if (name.length() < SHORTEST_WITH_SLIP || Math.abs(word.length() - name.length()) > 1) {
            return false;
        }
        int start = 0;
        int shorter = Math.min(word.length(), name.length());
        while (start < shorter && word.charAt(start) == name.charAt(start)) {
            start++;
        }
        String wordRest = word.substring(start);
        String nameRest = name.substring(start);
        return rest(wordRest, 1).equals(rest(nameRest, 1))
                || wordRest.equals(rest(nameRest, 1))
                || rest(wordRest, 1).equals(nameRest)
                || isSwap(wordRest, nameRest);
    }

    private static boolean isSwap(String word, String name) {
        return word.length() >= 2
                && name.length() >= 2
                && word.charAt(0) == name.charAt(1)
                && word.charAt(1) == name.charAt(0)
                && rest(word, 2).equals(rest(name, 2));
    }

    private static String rest(String text, int from) {
        return text.substring(Math.min(from, text.length()));
    }
}
