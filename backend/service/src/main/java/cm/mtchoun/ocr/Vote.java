package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes one text of what different models read. Where the first two agree the third is not asked: they are then wrong in
 * 1 of 755 lines at scan level and in 3 of 713 on worn pages, leaving aside what {@link Spelling} puts right.
 */
final class Vote {

    static final double AGREED = 0.995;
    static final double OUTVOTED = 0.95; // of 100 lines on which the third model sided with one, 95 were right
    private static final double DISPUTED = 0.65;

    private final List<Stretches.Stretch> frenchAndThird;
    private final List<Stretches.Stretch> englishAndThird;

    private Vote(ReadLine french, ReadLine english, ReadLine third) {
        frenchAndThird = Stretches.of(french.words(), third.words());
        englishAndThird = Stretches.of(english.words(), third.words());
    }

    /**
     * @param third asked only when the first two differ
     * @return the French reading wherever two see the same letters: only that model knows all accents
     */
    static List<VotedLine.Word> between(ReadLine french, ReadLine english, Supplier<ReadLine> third) {
        List<Stretches.Stretch> stretches = Stretches.of(french.words(), english.words());
        List<VotedLine.Word> words = new ArrayList<>();
        if (stretches.stream().allMatch(Vote::agree)) {
            stretches.forEach(stretch -> add(words, stretch.one(), AGREED));
            return words;
        }
        Vote vote = new Vote(french, english, third.get());
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
        int french = 0;
        int english = 0;
        for (Stretches.Stretch stretch : stretches) {
            opinions.add(new Dispute(
                    new Opinion(stretch.one()),
                    new Opinion(stretch.other()),
                    new Opinion(Stretches.opposite(
                            frenchAndThird, french, stretch.one().size())),
                    new Opinion(Stretches.opposite(
                            englishAndThird, english, stretch.other().size()))));
            french += stretch.one().size();
            english += stretch.other().size();
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
