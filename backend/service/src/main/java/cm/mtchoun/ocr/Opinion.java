package cm.mtchoun.ocr;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What one model takes a stretch of a line for. Accents, case and shapes that mean the same are no difference. */
record Opinion(List<ReadLine.Word> words) {

    private static final double NOTHING = 40; // certainty of a model that saw nothing
    private static final Pattern NUMERAL = Pattern.compile("[Il1iHMNUTL]{1,3}");
    private static final int FEW = 2; // letters a stroke of a signature is taken for

    boolean same(Opinion other) {
        return folded().equals(other.folded());
    }

    /** That of its least certain letter, 0 to 100. */
    double certainty() {
        return words.stream().mapToDouble(ReadLine.Word::confidence).min().orElse(NOTHING);
    }

    boolean hasSameShape(Opinion other) {
        return shape().equals(other.shape());
    }

    /** Of two of the same shape: a J is often taken for an I, an O for a Q, and hardly ever the other way round. */
    Opinion likelier(Opinion other) {
        return count('j') - count('q') >= other.count('j') - other.count('q') ? this : other;
    }

    /** Whether these are no letters, but strokes of a pen: hardly any, or three opinions with little in common. */
    boolean isScrap(Opinion second, Opinion third) {
        boolean tiny = letters() <= FEW && second.letters() <= FEW && !isStrokes() && !second.isStrokes();
        return tiny || unlike(second) && unlike(third) && second.unlike(third);
    }

    private long letters() {
        return folded().chars().filter(Character::isLetter).count();
    }

    private boolean unlike(Opinion other) {
        int longer = Math.max(folded().length(), other.folded().length());
        return Stretches.distance(folded(), other.folded()) * 2 > longer;
    }

    /** @return how many I it is, when all it has are letters a numeral is taken for (H or M for II); 0 when it is none */
    int strokes() {
        String text = words.size() == 1 ? words.get(0).text().replaceAll("[.,]$", "") : "";
        if (!NUMERAL.matcher(text).matches()) {
            return 0;
        }
        return text.chars().map(letter -> "HMNU".indexOf(letter) >= 0 ? 2 : 1).sum();
    }

    private boolean isStrokes() {
        return !words.isEmpty() && folded().chars().allMatch(letter -> letter == 'i' || letter == 'l' || letter == '1');
    }

    private String shape() {
        return folded().replace('j', 'i').replace('q', 'o');
    }

    private long count(char wanted) {
        return folded().chars().filter(letter -> letter == wanted).count();
    }

    private String folded() {
        String text = words.stream()
                .map(word -> Spelling.repaired(word.text(), true, true))
                .collect(Collectors.joining(" "));
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[’‘`´']", "'")
                .toLowerCase(Locale.ROOT)
                .trim();
    }
}
