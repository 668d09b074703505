package cm.mtchoun.match.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.names.Decision;
import cm.mtchoun.names.Glance;
import cm.mtchoun.names.ListedText;
import cm.mtchoun.names.NameKeys;
import cm.mtchoun.names.NameMatcher;
import cm.mtchoun.names.PersonName;
import cm.mtchoun.simulator.people.NameGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class NameKeysTest {

    @Test
    void keysAndGlancesLoseNoPairThatIsToNotifyAndHardlyOneToReview() {
        Random random = new Random(1);
        NameGenerator generator = new NameGenerator(11);
        int answered = 0;
        List<String> lost = new ArrayList<>();
        List<String> overlooked = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            Printed name = Printed.next(generator);
            String read = (i % 2 == 0 ? Misreading.POOR : Misreading.SCAN).read(name.text(), random);
            PersonName listed = ListedText.of(read).name();
            SortedSet<Long> keys = NameKeys.of(listed);
            Glance glance = new Glance(listed);
            for (Typing typing : Typing.values()) {
                PersonName typed = PersonName.parse(typing.of(name, random).orElse(name.text()));
                if (NameMatcher.compare(typed, listed).decision() != Decision.NO) {
                    answered++;
                    if (NameKeys.of(typed).stream().noneMatch(keys::contains)) {
                        lost.add(typed.text() + " / " + read);
                    }
                    if (!glance.mayBe(typed.text()) || !glance.mayBe(typed)) {
                        overlooked.add(typed.text() + " / " + read);
                    }
                }
            }
        }

        assertThat(answered).isGreaterThan(30_000);
        assertThat(overlooked).hasSizeLessThanOrEqualTo(answered / 10_000);
        assertThat(lost).hasSizeLessThanOrEqualTo(answered / 10_000);
    }
}
