package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "Il,II", "lI,II", "111,III", "IIT,III", "Ill,III",
    })
    void takesStrokesAtTheEndForANumeral(String read, String meant) {
        assertThat(Spelling.repaired(read, true, true)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"we,vve", "wve,vve", "Wve,Vve", "Ve,Vve"})
    void knowsAWidow(String read, String meant) {
        assertThat(Spelling.repaired(read, false, true)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"cpse,epse", "épsc,épse", "epsc,epse", "Cpse,Epse", "CPSE,EPSE", "épse,épse", "EPSE,EPSE"})
    void knowsAWife(String read, String meant) {
        assertThat(Spelling.repaired(read, false, true)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "MBONDIJI,MBONDJI",
        "HOUANII,HOUANJI",
        "FEUDIIO,FEUDJIO",
        "NDl,NDI",
        "WiIson,Wilson",
        "Jean-lrene,Jean-Irene",
        "(gor,Igor",
        "CIiff,Cliff",
        "NYEME(K,NYEMECK",
        "BOUMTIJE,BOUMTJE",
        "Bemadette,Bernadette",
        "Bamabé,Barnabé",
        "Chioé,Chloé",
        "Anne-Mane,Anne-Marie",
        "Victona,Victoria",
        "Marquerite,Marguerite",
        "Alssatou,Aissatou",
        "Svivie,Sylvie",
        "Anne-Gaölle,Anne-Gaëlle",
        "20GO,ZOGO",
        "0TTOU,OTTOU",
        "Migucl,Miguel",
        "Maric-Clairc,Marie-Claire",
        "Frédérie,Frédéric",
    })
    void settlesLettersThatAreOneStroke(String read, String meant) {
        assertThat(Spelling.repaired(read, false, true)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "ETO'O",
        "lando",
        "Ali",
        "NDI",
        "Willy",
        "BIJOU",
        "Ill",
        "Léopoldine",
        "Amelia",
        "Emeric",
        "Lauric",
        "Mila",
        "MANE",
        "Caulay"
    })
    void leavesNamesAlone(String name) {
        assertThat(Spelling.repaired(name, false, false)).isEqualTo(name);
    }

    @Property
    void repairingTwiceChangesNothingMore(@ForAll @NotBlank String word, @ForAll boolean last, @ForAll boolean after) {
        String once = Spelling.repaired(word, last, after);

        assertThat(Spelling.repaired(once, last, after)).isEqualTo(once);
    }
}
