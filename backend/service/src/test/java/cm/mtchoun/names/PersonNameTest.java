package cm.mtchoun.names;

import static cm.mtchoun.names.NameProblem.CHARACTERS;
import static cm.mtchoun.names.NameProblem.CONTROL;
import static cm.mtchoun.names.NameProblem.DIGITS;
import static cm.mtchoun.names.NameProblem.TOO_LONG;
import static cm.mtchoun.names.NameProblem.TOO_SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.names.Word.Group;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BOUBAKARY",
                "Ze",
                "ETO'O Samuel",
                "N’KOLO Odile",
                "Jean-Paul ÉTOUNDI",
                "Mme KOUM née NKOA",
                "MEKA William II",
                "D. Pr. Ngo",
                "Иван Петров",
                "محمد علي",
                "李小龙",
                "Gaëlle  SIEWE "
            })
    void acceptsNamesPeopleBear(String name) {
        assertThat(PersonName.check(name)).isEmpty();
    }

    @Test
    void saysWhatForbidsRegistering() {
        assertThat(PersonName.check("")).containsExactly(TOO_SHORT);
        assertThat(PersonName.check(" A ")).containsExactly(TOO_SHORT);
        assertThat(PersonName.check("--.-")).containsExactly(TOO_SHORT);
        assertThat(PersonName.check("A".repeat(200))).isEmpty();
        assertThat(PersonName.check("A".repeat(201))).containsExactly(TOO_LONG);
        assertThat(PersonName.check("ABENA 2 Rose")).containsExactly(DIGITS);
        assertThat(PersonName.check("ABENA ٣ Rose")).containsExactly(DIGITS);
        assertThat(PersonName.check("ABENA\nRose")).containsExactly(CONTROL);
        assertThat(PersonName.check("ABENA\u202eRose")).containsExactly(CONTROL);
        assertThat(PersonName.check("ABENA \ud83d Rose")).containsExactly(CONTROL);
        assertThat(PersonName.check("<b>ABENA</b> Rose")).containsExactly(CHARACTERS);
        assertThat(PersonName.check("abena@example.org")).containsExactly(CHARACTERS);
        assertThat(PersonName.check("ABENA 😀 Rose")).containsExactly(CHARACTERS);
        assertThat(PersonName.check("1<\n")).containsExactly(TOO_SHORT, DIGITS, CHARACTERS);
    }

    @Test
    void codesAreStable() {
        assertThat(List.of(NameProblem.values()))
                .extracting(NameProblem::code)
                .containsExactly("too_short", "too_long", "digits", "control", "characters");
    }

    @Test
    void particlesTellBirthFromMarriedName() {
        List<Word> words =
                PersonName.parse("TSALA NKOA Epse KOUM DONGO Evelyne").words();

        assertThat(words).extracting(Word::text).containsExactly("TSALA", "NKOA", "KOUM", "DONGO", "EVELYNE");
        assertThat(words).extracting(Word::group).startsWith(Group.BIRTH, Group.BIRTH, Group.MARRIED, Group.MARRIED);
        assertThat(words).extracting(Word::surname).containsExactly(1.0, 1.0, 1.0, 1.0, 0.0);
    }

    @Test
    void neeTurnsTheGroupsRound() {
        List<Word> words = PersonName.parse("KOUM Evelyne née TSALA").words();

        assertThat(words).extracting(Word::group).containsExactly(Group.MARRIED, Group.MARRIED, Group.BIRTH);
    }

    @Test
    void foldedFormIgnoresWritingTitlesAndParticles() {
        assertThat(PersonName.parse("Mme Abéna-Mbia épouse ETO'O,  Rose").folded())
                .isEqualTo(PersonName.parse("ABENA MBIA ETOO ROSE").folded())
                .isEqualTo("ABENA MBIA ETOO ROSE");
    }

    @Test
    void aTextOfParticlesOnlyKeepsThemAsWords() {
        assertThat(PersonName.parse("Mme").folded()).isEqualTo("MME");
        assertThat(PersonName.parse("épouse").folded()).isEqualTo("EPOUSE");
        assertThat(PersonName.parse(" … ").folded()).isEmpty();
    }

    @Test
    void doesNotShowANameInLogs() {
        assertThat(PersonName.parse("ABENA Rose").toString()).doesNotContain("ABENA");
    }
}
