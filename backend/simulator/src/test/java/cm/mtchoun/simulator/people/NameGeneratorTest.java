package cm.mtchoun.simulator.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameGeneratorTest {
    @Test
    void theSameSeedGivesTheSameNames() {
        assertThat(new NameGenerator(4).list(200)).isEqualTo(new NameGenerator(4).list(200));
    }

    @Test
    void aListIsAlphabeticalWithoutRepeats() {
        List<String> names = new NameGenerator(4).list(2_000);

        assertThat(names).hasSize(2_000).doesNotHaveDuplicates();
        assertThat(names).isEqualTo(NameGenerator.alphabetical(names));
    }

    @Test
    void marriedNamesAndWidowsComeAsOftenAsInRealLists() {
        List<String> names = new NameGenerator(4).list(5_000);

        assertThat(names.stream()
                        .filter(name -> name.matches("(?i).* [eé]pse .*"))
                        .count())
                .isBetween(650L, 850L);
        assertThat(names.stream().filter(name -> name.matches("(?i).* vve .*")).count())
                .isBetween(60L, 150L);
    }

    @ParameterizedTest
    @CsvSource({
        "WIDOW, (?i).* vve .*",
        "CIRCUMFLEX, .*[âêîôûÂÊÎÔÛ].*",
        "DIAERESIS, .*[äëïöüÄËÏÖÜ].*",
        "SINGLE_WORD, [A-Z'-]+",
        "ENDS_IN_I, [A-Z' -]*I .*",
        "ROMAN_NUMERAL, .* II+",
        "HYPHENATED_GIVEN, .*[a-zé]-[A-Z].*",
        "DJ, .*DJ.*",
        "LOWER_CASE_SURNAME, .?[a-z].*"
    })
    void aKindCanBeForced(NameKind kind, String pattern) {
        NameGenerator people = new NameGenerator(4);

        for (int i = 0; i < 200; i++) {
            assertThat(people.next(kind)).matches(pattern);
        }
    }

    @Test
    void everyKindWithAShareComesUp() {
        NameGenerator people = new NameGenerator(4);

        List<Integer> words = IntStream.range(0, 3_000)
                .mapToObj(i -> people.next().split(" ").length)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .keySet()
                .stream()
                .toList();

        assertThat(words).contains(1, 2, 3, 4, 5, 6);
    }
}
