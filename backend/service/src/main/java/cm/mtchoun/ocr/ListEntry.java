package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line seen as what may be a row of the list: a number, a name, or both.
 *
 * @param lines one, or more when the name is too long for its column
 * @param number the printed number, when the line starts with one
 * @param left where it begins on the page, number and all
 * @param words what follows the number
 */
record ListEntry(List<VotedLine> lines, OptionalInt number, double left, List<VotedLine.Word> words) {

    private static final double H = WorkingPage.CAPITALS;
    private static final double SURE = 0.62; // more than one model alone is, unless it is very certain
    private static final Pattern NUMBER = Pattern.compile("^\\W*(\\d{1,4})\\s*[\\W_]*$");
    private static final Pattern GLUED = Pattern.compile("^\\W*(\\d{1,4})[.):,;°_-]+(0?\\p{L}.*)$");

    static ListEntry of(VotedLine line) {
        List<VotedLine.Word> words = line.words();
        double left = line.line().box().x();
        if (words.isEmpty()) {
            return new ListEntry(List.of(line), OptionalInt.empty(), left, words);
        }
        VotedLine.Word first = words.get(0);
        Matcher number = NUMBER.matcher(first.text());
        if (number.matches()) {
            return new ListEntry(List.of(line), value(number), left, withoutBullets(words.subList(1, words.size())));
        }
        Matcher glued = GLUED.matcher(first.text());
        if (glued.matches()) {
            List<VotedLine.Word> rest = new ArrayList<>(words);
            double share = (double) glued.start(2) / first.text().length();
            rest.set(
                    0,
                    new VotedLine.Word(
                            glued.group(2),
                            first.confidence(),
                            first.left() + share * (first.right() - first.left()),
                            first.right()));
            return new ListEntry(List.of(line), value(glued), left, rest);
        }
        return new ListEntry(List.of(line), OptionalInt.empty(), left, withoutBullets(words));
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
        return new ListEntry(lines, other, left, words);
    }

    /** Whether something is printed where numbers are, be it readable or not. */
    boolean hasNumberPlace() {
        return number.isPresent() || nameLeft() - left > H;
    }

    /** The same row with the number that was printed apart, on its left. */
    ListEntry behind(ListEntry numberOnly) {
        return new ListEntry(lines, numberOnly.number, numberOnly.left, words);
    }

    /** The same row without its first word: an unreadable number. */
    ListEntry withoutFirstWord() {
        return new ListEntry(lines, number, left, words.subList(1, words.size()));
    }

    /** The same row with the line below it, on which the name goes on. */
    ListEntry continuedBy(ListEntry below) {
        List<VotedLine> allLines = new ArrayList<>(lines);
        allLines.addAll(below.lines);
        List<VotedLine.Word> allWords = new ArrayList<>(words);
        allWords.addAll(below.words);
        return new ListEntry(List.copyOf(allLines), number, left, List.copyOf(allWords));
    }

    /** The first line of the row. */
    private TextLine first() {
        return lines.get(0).line();
    }

    /** The last line of the row. */
    private TextLine last() {
        return lines.get(lines.size() - 1).line();
    }

    /** The line one of its words stands in. */
    TextLine lineOf(VotedLine.Word word) {
        return lines.stream()
                .filter(line -> line.words().contains(word))
                .findFirst()
                .map(VotedLine::line)
                .orElse(first());
    }

    /** Around all its lines, working pixels. */
    Box box() {
        return lines.stream().map(line -> line.line().box()).reduce(Box::union).orElseThrow();
    }

    /** Where its name begins: names behind numbers of different width have that in common. */
    double nameLeft() {
        return words.isEmpty() ? left : words.get(0).left();
    }

    double right() {
        return last().box().right();
    }

    /** Height on the page; the same for all lines of one row. */
    double row() {
        return first().base();
    }

    /** Height of the last line on the page. */
    double lastRow() {
        return last().base();
    }

    /** Pixels its first line falls for one pixel to the right. */
    double slope() {
        return first().slope();
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

    /** A few letters, none of them certain, and no number: a piece of a stamp or a signature. */
    boolean isScrap() {
        return number.isEmpty() && letters() <= 8 && words.stream().noneMatch(word -> word.confidence() > SURE);
    }

    /** Whether it begins as names in lists do: with a surname in capitals. */
    boolean beginsInCapitals() {
        return !words.isEmpty()
                && words.get(0).text().chars().filter(Character::isLetter).noneMatch(Character::isLowerCase);
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
        return words.size() >= 5 && small * 2 >= words.size() && first().box().width() > 15 * H;
    }
}
