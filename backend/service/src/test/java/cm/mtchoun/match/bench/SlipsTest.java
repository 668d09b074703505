package cm.mtchoun.match.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.match.bench.Slips.Slip;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class SlipsTest {

    @Example
    void seesLettersThatMeltedAndBlanksThatWereLost() {
        assertThat(wrong("TCHERNA", "TCHEMA")).containsExactly(new Slip("RN", "M"));
        assertThat(wrong("NANA MBIDA", "NANAMBIDA")).containsExactly(new Slip(" ", ""));
        assertThat(wrong("MOUKLA", "MOU KLA")).containsExactly(new Slip("", " "));
        assertThat(wrong("DJOMO", "DIOM")).containsExactly(new Slip("J", "I"), new Slip("O", ""));
    }

    @Property
    void togetherTheyAreTheTwoTexts(
            @ForAll @CharRange(from = 'A', to = 'D') @StringLength(max = 30) String printed,
            @ForAll @CharRange(from = 'A', to = 'D') @StringLength(max = 30) String read) {
        List<Slip> slips = Slips.between(printed, read);

        assertThat(slips.stream().map(Slip::printed).collect(Collectors.joining()))
                .isEqualTo(printed);
        assertThat(slips.stream().map(Slip::read).collect(Collectors.joining())).isEqualTo(read);
    }

    private static List<Slip> wrong(String printed, String read) {
        return Slips.between(printed, read).stream()
                .filter(slip -> !slip.isRight())
                .toList();
    }
}
