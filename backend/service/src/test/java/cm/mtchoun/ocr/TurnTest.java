package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TurnTest {

    @Property
    void movesEveryPixelToWhereItMovesItsBox(
            @ForAll Turn turn, @ForAll @IntRange(max = 4) int x, @ForAll @IntRange(max = 2) int y) {
        byte[] pixels = new byte[5 * 3];
        pixels[y * 5 + x] = 9;

        Box box = turn.of(new Box(x, y, 1, 1), 5, 3);

        assertThat(turn.of(new GreyImage(5, 3, pixels)).at(box.x(), box.y())).isEqualTo(9);
        assertThat(turn.undone(box, 5, 3)).isEqualTo(new Box(x, y, 1, 1));
    }
}
