package cm.mtchoun.names;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.simulator.people.NameGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.data.Offset;

class NameMatcherProperties {

    @Property
    void aNameIsItself(@ForAll("names") String name) {
        assertThat(compare(name, name).score()).isEqualTo(1);
        assertThat(compare(name, name).decision()).isEqualTo(Decision.NOTIFY);
    }

    @Property
    void anyTextWithALetterIsItself(@ForAll @StringLength(max = 200) String text) {
        if (!PersonName.parse(text).folded().isEmpty()) {
            assertThat(compare(text, text).score()).isEqualTo(1);
        }
    }

    @Property
    void aNameHasKeysWhenItIsSaidToHaveAny(
            @ForAll("longTexts") String longer, @ForAll @StringLength(max = 12) String text) {
        for (PersonName name : List.of(PersonName.parse(longer), PersonName.parse(text))) {
            assertThat(NameKeys.any(name)).isEqualTo(!NameKeys.of(name).isEmpty());
        }
    }

    @Property
    void theOrderOfTheWordsTypedDoesNotMatter(
            @ForAll("plainNames") String typed, @ForAll("plainNames") String listed, @ForAll Random random) {
        double score = compare(typed, listed).score();

        assertThat(compare(shuffled(typed, random), listed).score()).isEqualTo(score);
        assertThat(compare(shuffled(typed, random), typed).score()).isEqualTo(1);
    }

    @Property
    void scoresAreBetweenZeroAndOneAndTheDecisionIsTheirBand(
            @ForAll("names") String one, @ForAll("names") String other) {
        Comparison comparison = compare(one, other);

        assertThat(comparison.score()).isBetween(0.0, 1.0);
        assertThat(comparison.decision()).isEqualTo(Decision.of(comparison.score()));
        assertThat(comparison.reasons()).isNotEmpty();
    }

    @Property
    void wordDistanceIsSymmetric(@ForAll("words") String one, @ForAll("words") String other) {
        Difference there = WordDistance.between(one, other, 1);
        Difference back = WordDistance.between(other, one, 1);

        assertThat(there.isPlausible()).isEqualTo(back.isPlausible());
        if (there.isPlausible()) {
            assertThat(there.cost()).isCloseTo(back.cost(), Offset.offset(1e-9));
        }
    }

    /** A surer reading of the same text: no less a match where it agrees, no more a match where it does not. */
    @Property
    void beingSurerOfATextThatAgreesNeverLowersTheScore(
            @ForAll("names") String name,
            @ForAll @DoubleRange(max = 1) double one,
            @ForAll @DoubleRange(max = 1) double other) {
        assertThat(read(name, name, Math.max(one, other)))
                .isGreaterThanOrEqualTo(read(name, name, Math.min(one, other)));
    }

    @Property
    void beingSurerOfATextThatDisagreesNeverRaisesTheScore(
            @ForAll("names") String name,
            @ForAll("misread") String misread,
            @ForAll @DoubleRange(max = 1) double one,
            @ForAll @DoubleRange(max = 1) double other) {
        String listed = name.substring(0, name.indexOf(' ')) + " " + misread;

        assertThat(read(name, listed, Math.max(one, other)))
                .isLessThanOrEqualTo(read(name, listed, Math.min(one, other)));
    }

    /** Found by chance: a doubt weighed less than forgiving, a word less than a speck. */
    @Example
    void aReadingThatIsDoubtedRanksNoHigherThanOneThatIsForgiven() {
        String listed = "MBANGA IANGA OSSAH Alain Fabrice";
        assertThat(read("MBANGA Alan", listed, 0.81)).isLessThanOrEqualTo(read("MBANGA Alan", listed, 0.79));

        String married = "MOUGANG IEUMO epse KOUANG WELLE Job Jerome";
        assertThat(read("MOUGANG Jérôme", married, 0.4)).isLessThanOrEqualTo(read("MOUGANG Jérôme", married, 0));
    }

    @Property(tries = 300)
    void noPairOfTextsUpToTenKilobytesFails(
            @ForAll @StringLength(max = 10_000) String one, @ForAll @StringLength(max = 10_000) String other) {
        assertThat(compare(one, other).score()).isBetween(0.0, 1.0);
        assertThat(NameKeys.of(PersonName.parse(one))).hasSizeLessThanOrEqualTo(250);
        assertThat(PersonName.check(one)).doesNotContainNull();
    }

    /** What a comparison costs depends on this alone; a longer text only takes the time to read it. */
    @Property(tries = 300)
    void noTextIsMoreThanTwelveWordsOfFortyLetters(@ForAll("longTexts") String text) {
        PersonName typed = PersonName.parse(text);
        PersonName listed = ListedText.of(text).name();

        assertThat(List.of(typed, listed)).allSatisfy(name -> {
            assertThat(name.words()).hasSizeLessThanOrEqualTo(12);
            assertThat(name.words()).allSatisfy(word -> assertThat(word.text()).hasSizeLessThanOrEqualTo(40));
            assertThat(name.rows()).hasSizeLessThanOrEqualTo(6);
        });
    }

    @Property
    void foldingTwiceChangesNothing(@ForAll String text) {
        assertThat(Folding.fold(Folding.fold(text))).isEqualTo(Folding.fold(text));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.longs().map(seed -> new NameGenerator(seed).next()).filter(name -> name.contains(" "));
    }

    /** Up to some ten thousand characters, of real words, glued ones and anything else. */
    @Provide
    Arbitrary<String> longTexts() {
        return Arbitraries.oneOf(names(), words(), Arbitraries.strings().ofMaxLength(60))
                .list()
                .ofMaxSize(400)
                .flatMap(parts -> Arbitraries.of(" ", "", "-").map(between -> String.join(between, parts)));
    }

    /** Without particles, which say something about the words around them, and without words that could be glued. */
    @Provide
    Arbitrary<String> plainNames() {
        return names().filter(name -> !name.matches("(?i).*\\b(epse|épse|vve)\\b.*"));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars("AEIOUMNRDJLT1!0").ofMinLength(1).ofMaxLength(10);
    }

    @Provide
    Arbitrary<String> misread() {
        return Combinators.combine(
                        names(),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.chars().with("IlO0TEFN!"))
                .as((name, at, c) ->
                        name.substring(0, at % name.length()) + c + name.substring(at % name.length() + 1));
    }

    private static Comparison compare(String registered, String listed) {
        return NameMatcher.compare(PersonName.parse(registered), ListedText.of(listed));
    }

    private static double read(String registered, String listed, double confidence) {
        List<ListedText.Token> tokens = Arrays.stream(listed.split(" "))
                .map(token -> new ListedText.Token(token, confidence))
                .toList();
        return NameMatcher.compare(PersonName.parse(registered), new ListedText(tokens))
                .score();
    }

    private static String shuffled(String name, Random random) {
        List<String> words = new ArrayList<>(List.of(name.split(" ")));
        Collections.shuffle(words, random);
        return String.join(" ", words);
    }
}
