package cm.mtchoun.names;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.names.SideBySide.Part;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    @Test
    void marksTheLettersThatDiffer() {
        assertThat(shown("NGO BISSO'O Marie", "NG0 BISSOO Maric"))
                .containsExactly("SIMILAR NG[O]|NG[0]", "SAME BISSOO|BISSOO", "SIMILAR MARI[E]|MARI[C]");
    }

    @Test
    void followsTheOrderOfTheListAndEndsWithWhatOnlyTheRegistrationHas() {
        assertThat(shown("Marie Claire NANA", "NANA Marie Paule"))
                .containsExactly(
                        "SAME NANA|NANA", "SAME MARIE|MARIE", "LISTED_ONLY |[PAULE]", "REGISTERED_ONLY [CLAIRE]|");
    }

    @Test
    void putsGluedWordsBesideTheSplitOnes() {
        assertThat(shown("MBAL LANGO Jean", "MBALLANGO Jean"))
                .containsExactly("GLUED MBAL[ ]LANGO|MBALLANGO", "SAME JEAN|JEAN");
    }

    @Property(tries = 300)
    void showsEveryWordOfBothOnceWhateverTheTexts(
            @ForAll @StringLength(max = 60) String one, @ForAll @StringLength(max = 60) String other) {
        PersonName registered = PersonName.parse(one);
        PersonName listed = PersonName.parse(other);

        List<Part> parts = SideBySide.of(registered, listed);

        assertThat(letters(parts.stream().map(Part::registered).toList()))
                .isEqualTo(letters(List.of(registered.folded())));
        assertThat(letters(parts.stream().map(Part::listed).toList())).isEqualTo(letters(List.of(listed.folded())));
    }

    private static List<Integer> letters(List<String> texts) {
        return String.join("", texts)
                .chars()
                .filter(letter -> letter != ' ')
                .sorted()
                .boxed()
                .toList();
    }

    private static List<String> shown(String registered, String listed) {
        return SideBySide.of(PersonName.parse(registered), PersonName.parse(listed)).stream()
                .map(part -> part.how() + " " + marked(part.registered(), part.registeredMarks()) + "|"
                        + marked(part.listed(), part.listedMarks()))
                .toList();
    }

    private static String marked(String text, List<SideBySide.Span> marks) {
        StringBuilder marked = new StringBuilder(text);
        for (int i = marks.size() - 1; i >= 0; i--) {
            marked.insert(marks.get(i).to(), ']').insert(marks.get(i).from(), '[');
        }
        return marked.toString();
    }
}
