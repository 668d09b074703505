package cm.mtchoun.ocr;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line seen as what may be a row of the list: a number, a name, or both.
 *
 * @param number the printed number, when the line starts with one
 * @param words what follows the number
 */
record ListEntry(VotedLine source, OptionalInt number, List<VotedLine.Word> words) {

    private static final double H = WorkingPage.CAPITALS;
    private static final Pattern NUMBER = Pattern.compile("^\\W*(\\d{1,4})\\s*[\\W_]*$");
    private static final Pattern GLUED = Pattern.compile("^\\W*(\\d{1,4})[.):,;°_-]+(\\p{L}.*)$");

    static ListEntry of(VotedLine line) {
        List<VotedLine.Word> words = line.words();
        if (words.isEmpty()) {
            return new ListEntry(line, OptionalInt.empty(), words);
        }
        VotedLine.Word first = words.get(0);
        Matcher number = NUMBER.matcher(first.text());
        if (number.matches()) {
            return new ListEntry(line, value(number), withoutBullets(words.subList(1, words.size())));
        }
        Matcher glued = GLUED.matcher(first.text());
        if (glued.matches()) {
            List<VotedLine.Word> rest = new java.util.ArrayList<>(words);
            double share = (double) glued.start(2) / first.text().length();
            rest.set(
                    0,
                    new VotedLine.Word(
                            glued.group(2),
                            first.confidence(),
                            first.left() + share * (first.right() - first.left()),
                            first.right()));
            return new ListEntry(line, value(glued), rest);
        }
        return new ListEntry(line, OptionalInt.empty(), withoutBullets(words));
    }

    private static OptionalInt value(Matcher matcher) {
        return OptionalInt.of(Integer.parseInt(matcher.group(1)));
    }

    /** A lone mark before the name is a bullet, the point of the number, or dirt. */
    private static List<VotedLine.Word> withoutBullets(List<VotedLine.Word> words) {
        int first = 0;
        while (first < words.size() && words.get(first).text().chars().noneMatch(Character::isLetterOrDigit)) {
            first++;
        }
        return words.subList(first, words.size());
    }

    ListEntry numbered(OptionalInt other) {
        return new ListEntry(source, other, words);
    }

    ListEntry with(List<VotedLine.Word> others) {
        return new ListEntry(source, number, others);
    }

    double left() {
        return source.line().box().x();
    }

    double right() {
        return source.line().box().right();
    }

    /** Height on the page; the same for all lines of one row. */
    double row() {
        return source.line().base();
    }

    boolean isNumberOnly() {
        return number.isPresent() && words.isEmpty();
    }

    int letters() {
        return (int) words.stream()
                .flatMapToInt(word -> word.text().chars())
                .filter(Character::isLetter)
                .count();
    }

    /** Short words, most of them with a capital, no figures: how a name looks, unlike a sentence or an address. */
    boolean looksLikeName() {
        if (words.isEmpty() || words.size() > 10 || letters() < 2) {
            return false;
        }
        long capitalised = words.stream().filter(ListEntry::isCapitalised).count();
        long linking = words.stream()
                .filter(word -> !isCapitalised(word) && word.text().length() <= 4)
                .count();
        boolean figures = words.stream().anyMatch(ListEntry::isMostlyFigures);
        return !figures && capitalised > 0 && capitalised >= 0.75 * (words.size() - Math.min(linking, 2));
    }

    private static boolean isCapitalised(VotedLine.Word word) {
        return word.text()
                .chars()
                .filter(Character::isLetter)
                .limit(1)
                .anyMatch(letter -> Character.isUpperCase(letter));
    }

    private static boolean isMostlyFigures(VotedLine.Word word) {
        long figures = word.text().chars().filter(Character::isDigit).count();
        return figures * 2 > word.text().length();
    }

    /** Several words, few of them with a capital: a sentence. */
    boolean looksLikeProse() {
        long small = words.stream()
                .filter(word -> word.text().chars().limit(1).anyMatch(Character::isLowerCase))
                .count();
        return words.size() >= 5
                && small * 2 >= words.size()
                && source.line().box().width() > 15 * H;
    }
}
