package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes one text of what different models read. Where the first is certain, or two agree, the next is not asked: of 1,957 lines, half of
 * them of words that do not exist, the first two agreed on 1,791 and were wrong on 7 of these, blanks included.
 */
final class Vote {

    static final double AGREED = 0.995;
    static final double OUTVOTED = 0.95; // of 100 lines on which the third model sided with one, 95 were right
    private static final double DISPUTED = 0.65;

    /** Of 1,957 lines in typefaces it was not taught 858 were that sure, and none of them misread; of 309 less sure by 0.1, one. */
    private static final double CERTAIN = 98.6;

    private static final Pattern PIECE = Pattern.compile("\\p{Lu}{1,3}");

    private final List<Stretches.Stretch> firstAndThird;
    private final List<Stretches.Stretch> generalAndThird;

    private Vote(ReadLine first, ReadLine general, ReadLine third) {
        firstAndThird = Stretches.of(first.words(), third.words());
        generalAndThird = Stretches.of(general.words(), third.words());
    }

    /**
     * @param general asked only when the first is not certain of every letter
     * @param third asked only when the first two differ
     * @return the first reading wherever two see the same letters: the general model knows few accents
     */
    static List<VotedLine.Word> between(ReadLine first, Supplier<ReadLine> general, Supplier<ReadLine> third) {
        if (first.certainty() >= CERTAIN && first.words().stream().noneMatch(Vote::isPiece)) {
            return agreed(first);
        }
        return between(first, general.get(), third);
    }

    private static List<VotedLine.Word> between(ReadLine first, ReadLine general, Supplier<ReadLine> third) {
        List<Stretches.Stretch> stretches = Stretches.of(first.words(), general.words());
        List<VotedLine.Word> words = new ArrayList<>();
        if (stretches.stream().allMatch(Vote::agree)) {
            stretches.forEach(stretch -> add(words, stretch.one(), AGREED));
            return words;
        }
        Vote vote = new Vote(first, general, third.get());
        List<Dispute> opinions = vote.opinions(stretches);
        int last = opinions.size() - 1;
        if (last > 0 && opinions.get(last).isNumeral()) {
            opinions.subList(0, last).forEach(opinion -> opinion.settle(words));
            opinions.get(last).settleAsNumeral(words);
            return words;
        }
        for (Dispute opinion : opinions.subList(0, withoutScraps(opinions))) {
            opinion.settle(words);
        }
        return words;
    }

    /** @return how many are left when the strokes of a signature at the end of the line are left out; at least one */
    private static int withoutScraps(List<Dispute> opinions) {
        int end = opinions.size();
        while (end > 1 && opinions.get(end - 1).isScrap()) {
            end--;
        }
        return end;
    }

    private List<Dispute> opinions(List<Stretches.Stretch> stretches) {
        List<Dispute> opinions = new ArrayList<>();
        int ofFirst = 0;
        int ofGeneral = 0;
        for (Stretches.Stretch stretch : stretches) {
            opinions.add(new Dispute(
                    new Opinion(stretch.one()),
                    new Opinion(stretch.other()),
                    new Opinion(Stretches.opposite(
                            firstAndThird, ofFirst, stretch.one().size())),
                    new Opinion(Stretches.opposite(
                            generalAndThird, ofGeneral, stretch.other().size()))));
            ofFirst += stretch.one().size();
            ofGeneral += stretch.other().size();
        }
        return opinions;
    }

    /** What is said about one stretch; the third model's part may be cut in two ways, by the blanks of either other. */
    private record Dispute(Opinion one, Opinion other, Opinion thirdOfOne, Opinion thirdOfOther) {

        boolean isScrap() {
            return !one.same(other) && one.isScrap(other, thirdOfOne);
        }

        /** Whether they differ in what two or three I side by side are taken for. */
        boolean isNumeral() {
            boolean strokesOnly = Stream.of(one, other, thirdOfOne).allMatch(opinion -> opinion.strokes() > 0);
            return !one.same(other) && strokesOnly && (strokes() == 2 || strokes() == 3);
        }

        void settleAsNumeral(List<VotedLine.Word> words) {
            ReadLine.Word place = one.words().get(0);
            double confidence = DISPUTED * one.certainty() / 100;
            words.add(new VotedLine.Word("I".repeat(strokes()), confidence, place.left(), place.right()));
        }

        /** As many as two of them count, if that makes a numeral; else the most, for strokes run together. */
        private int strokes() {
            int[] counts = Stream.of(one, other, thirdOfOne)
                    .mapToInt(Opinion::strokes)
                    .sorted()
                    .toArray();
            return counts[0] == counts[1] && counts[1] > 1 ? counts[1] : counts[2];
        }

        void settle(List<VotedLine.Word> words) {
            boolean oneSeconded = one.hasSameShape(thirdOfOne);
            if (one.same(other)) {
                add(words, one.words(), AGREED);
            } else if (one.hasSameShape(other)) {
                add(words, one.likelier(other).words(), OUTVOTED);
            } else if (oneSeconded != other.hasSameShape(thirdOfOther)) {
                Opinion backed = oneSeconded ? one.likelier(thirdOfOne) : other.likelier(thirdOfOther);
                add(words, backed.words(), OUTVOTED);
            } else {
                Opinion surest = Stream.of(one, other, thirdOfOne)
                        .max(Comparator.comparingDouble(Opinion::certainty))
                        .orElse(one);
                add(words, surest.words(), DISPUTED * surest.certainty() / 100);
            }
        }
    }

    /** A few capitals may be the end of the word before: however certain of letters, a model sees blanks before an A or a W. */
    private static boolean isPiece(ReadLine.Word word) {
        return PIECE.matcher(word.text()).matches();
    }

    private static List<VotedLine.Word> agreed(ReadLine reading) {
        List<VotedLine.Word> words = new ArrayList<>();
        add(words, reading.words(), AGREED);
        return words;
    }

    /** What one model alone says. */
    static List<VotedLine.Word> single(ReadLine reading) {
        return reading.words().stream()
                .map(word ->
                        new VotedLine.Word(word.text(), DISPUTED * word.confidence() / 100, word.left(), word.right()))
                .toList();
    }

    private static void add(List<VotedLine.Word> words, List<ReadLine.Word> read, double confidence) {
        read.forEach(word -> words.add(new VotedLine.Word(word.text(), confidence, word.left(), word.right())));
    }

    private static boolean agree(Stretches.Stretch stretch) {
        return new Opinion(stretch.one()).same(new Opinion(stretch.other()));
    }
}
