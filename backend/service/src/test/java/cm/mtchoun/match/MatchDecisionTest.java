package cm.mtchoun.match;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.names.ListedText;
import cm.mtchoun.names.NameMatcher;
import cm.mtchoun.names.PersonName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchDecisionTest {

    @Test
    void tellsEveryHomonym() {
        assertThat(decide(List.of("NANA Marie", "Marie Nana"), List.of("NANA Marie")))
                .containsExactly("0-0 notify", "1-0 notify");
    }

    @Test
    void tellsTypingsOfOneNameThoughOneOfThemFitsBetter() {
        assertThat(decide(List.of("ABOYA LIKOUND Joël Ivan", "ABOYA LIKOUND Joël"), List.of("ABOYA LIKOUND Joël Ivan")))
                .containsExactly("0-0 notify", "1-0 notify");
    }

    @Test
    void dropsADoubtWhenThePersonsVeryNameIsListedToo() {
        assertThat(decide(List.of("MBALLA Jean Paul"), List.of("MBALLA Jean Paul", "MBELLA Jean Paul")))
                .containsExactly("0-0 notify");
    }

    @Test
    void leavesALongerNameToAnOperatorWhenThePersonsVeryNameIsListedToo() {
        assertThat(decide(List.of("MOUKOKO Jean"), List.of("MOUKOKO Jean", "MOUKOKO Jean Calvin")))
                .containsExactly("0-0 notify", "0-1 review");
    }

    @Test
    void keepsADoubtWhenOnlySomebodyElseFitsBetter() {
        assertThat(decide(List.of("NGUIMBOUS Paul", "NGUIMBUOS Paul"), List.of("NGUIMBOUS Paul")))
                .containsExactly("0-0 notify", "1-0 review");
    }

    private static List<String> decide(List<String> registered, List<String> listed) {
        List<Pair> pairs = new ArrayList<>();
        for (int person = 0; person < registered.size(); person++) {
            for (int name = 0; name < listed.size(); name++) {
                PersonName typed = PersonName.parse(registered.get(person));
                pairs.add(new Pair(
                        new Registrant(person, registered.get(person)),
                        name,
                        NameMatcher.compare(typed, ListedText.of(listed.get(name)))));
            }
        }
        return MatchDecision.decide(pairs).stream()
                .map(pair -> pair.registration() + "-" + pair.listed() + " "
                        + pair.comparison().decision().code())
                .toList();
    }
}
