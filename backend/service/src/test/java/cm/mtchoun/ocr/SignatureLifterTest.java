package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Strokes of print across a page with a stamp: none, or a pen, below which print is darker. */
class SignatureLifterTest {

    private static final int PAPER = EvenLight.PAPER;
    private static final int PRINT = 30;
    private static final int PEN = 110;
    private static final int PRINT_BELOW_PEN = 70;
    private static final int PRINTED = 301; // a column of print
    private static final int BESIDE = 308;
    private static final int PEN_AT = 243; // a row of the pen

    private final GreyImage page = new GreyImage(600, 500, new byte[600 * 500]);
    private final List<Ring> rings =
            List.of(new Ring(300, 250, 120, new double[5]), new Ring(300, 250, 90, new double[5]));

    @Test
    void takesThePenOffAndMakesPrintBelowItAsDarkAsElsewhere() {
        print(3);
        sign();

        GreyImage lifted = SignatureLifter.without(page, rings, 200);

        assertThat(lifted.at(BESIDE, PEN_AT)).isGreaterThan(235);
        assertThat(lifted.at(PRINTED, PEN_AT)).isLessThan(60);
        assertThat(lifted.at(PRINTED, PEN_AT - 60)).isEqualTo(PRINT);
    }

    @Test
    void leavesPrintAloneWhenItsStrokesAreAsWideAsAPens() {
        print(7);
        sign();

        assertThat(SignatureLifter.without(page, rings, 200)).isEqualTo(page);
    }

    @Test
    void leavesAHeavyRuleAloneThatIsAsDarkAsPrint() {
        print(3);
        rectangle(20, PEN_AT - 3, 560, 7, PRINT);

        assertThat(SignatureLifter.without(page, rings, 200).pixels()).isEqualTo(page.pixels());
    }

    private void print(int width) {
        Arrays.fill(page.pixels(), (byte) PAPER);
        for (int row = 60; row < 460; row += 60) {
            for (int x = 300 % 20; x < 600; x += 20) {
                rectangle(x, row, width, 24, PRINT);
            }
        }
        rectangle(300, 180, width, 90, PRINT);
    }

    private void sign() {
        for (int y = PEN_AT - 3; y <= PEN_AT + 3; y++) {
            for (int x = 150; x < 450; x++) {
                int i = y * page.width() + x;
                page.pixels()[i] = (byte) ((page.pixels()[i] & 0xFF) == PRINT ? PRINT_BELOW_PEN : PEN);
            }
        }
    }

    private void rectangle(int x, int y, int width, int height, int value) {
        for (int row = y; row < y + height; row++) {
            Arrays.fill(
                    page.pixels(),
                    row * page.width() + x,
                    Math.min((row + 1) * page.width(), row * page.width() + x + width),
                    (byte) value);
        }
    }
}
