package cm.mtchoun.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers we promise, pair by pair: {@code names/cases.tsv}. */
class CasesTest {

    static Stream<Case> strong() {
        return cases().stream().filter(c -> c.strength.equals("strong"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strong")
    void answersAsPromised(Case c) {
        Comparison comparison = NameMatcher.compare(PersonName.parse(c.registered), ListedText.of(c.listed));

        assertThat(comparison.decision()).as(comparison.english()).isIn(c.allowed());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strong")
    void whatIsToldOrReviewedIsFoundThroughTheIndex(Case c) {
        PersonName registered = PersonName.parse(c.registered);
        PersonName listed = ListedText.of(c.listed).name();

        if (NameMatcher.compare(registered, listed).decision() != Decision.NO) {
            assertThat(NameKeys.of(registered)).containsAnyElementsOf(NameKeys.of(listed));
        }
    }

    @Test
    void coversEveryKindWithEnoughPairs() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(400);
        assertThat(cases())
                .extracting(c -> c.kind)
                .contains(
                        "widow",
                        "circumflex",
                        "diaeresis",
                        "single_word",
                        "ends_in_i",
                        "roman",
                        "sibling",
                        "neighbour");
    }

    private static List<Case> cases() {
        try (InputStream in = Objects.requireNonNull(CasesTest.class.getResourceAsStream("/names/cases.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Case(cells[0], cells[1], cells[2], cells[3], cells[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Case(String registered, String listed, String expected, String kind, String strength) {

        Set<Decision> allowed() {
            return switch (expected) {
                case "told" -> Set.of(Decision.NOTIFY, Decision.REVIEW);
                case "quiet" -> Set.of(Decision.REVIEW, Decision.NO);
                default -> Set.of(Decision.valueOf(expected.toUpperCase(java.util.Locale.ROOT)));
            };
        }

        @Override
        public String toString() {
            return kind + ": " + registered + " / " + listed + " -> " + expected;
        }
    }
}
