package cm.mtchoun.ocr;

import cm.mtchoun.simulator.people.NameGenerator;
import cm.mtchoun.simulator.people.NameKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Names from which a model learns letters rather than words: of ten, four as they are drawn, three whose words are the head of one
 * joined to the tail of another, and three that also have a wrong letter in each word. One in six has a circumflex or a diaeresis.
 */
final class InventedNames {

    private static final Pattern FIXED = Pattern.compile("(?i)[eé]pse|vve|II|III");

    private static final List<NameKind> MARKED = List.of(NameKind.CIRCUMFLEX, NameKind.DIAERESIS);
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzâçèéêëîïôû";

    private final SplittableRandom random;
    private final NameGenerator heads;
    private final NameGenerator tails;

    InventedNames(SplittableRandom random) {
        this.random = random;
        heads = new NameGenerator(random.nextLong());
        tails = new NameGenerator(random.nextLong());
    }

    List<String> list(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(next());
        }
        return NameGenerator.alphabetical(names);
    }

    private String next() {
        String name = random.nextInt(6) == 0 ? heads.next(MARKED.get(random.nextInt(MARKED.size()))) : heads.next();
        int ticket = random.nextInt(10);
        if (ticket < 4) {
            return name;
        }
        String[] others = tails.next().split(" ");
        List<String> words = new ArrayList<>();
        for (String word : name.split(" ")) {
            String blended = blended(word, others[words.size() % others.length]);
            words.add(ticket < 7 ? blended : misspelt(blended));
        }
        return String.join(" ", words);
    }

    private static String blended(String head, String tail) {
        if (FIXED.matcher(head).matches() || FIXED.matcher(tail).matches()) {
            return head;
        }
        String end = tail.substring(tail.length() / 2);
        String half = head.substring(0, (head.length() + 1) / 2);
        return half + (isSmall(head) ? end.toLowerCase(Locale.ROOT) : end.toUpperCase(Locale.ROOT));
    }

    private String misspelt(String word) {
        if (FIXED.matcher(word).matches() || word.length() < 4) {
            return word;
        }
        int place = 1 + random.nextInt(word.length() - 1);
        String letter = LETTERS.substring(random.nextInt(LETTERS.length())).substring(0, 1);
        return word.substring(0, place)
                + (isSmall(word) ? letter : letter.toUpperCase(Locale.ROOT))
                + word.substring(place + 1);
    }

    private static boolean isSmall(String word) {
        return word.chars().anyMatch(Character::isLowerCase);
    }
}
