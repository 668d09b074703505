package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreyScaleTest {

    private static final int PRINTED = 105; // a place with print, below the pen at y = 80
    private static final int BESIDE = 112; // one without

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void takesGreyAsTheFileHasIt(int type) {
        BufferedImage picture = new BufferedImage(4, 3, type);
        picture.getRaster().setSample(1, 2, 0, type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 << 8);

        assertThat(GreyScale.of(picture).at(1, 2)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x263EA0, 0x64328C, 0xBE2832})
    void takesColouredInkOffAndMakesThePrintBelowBlackAgain(int ink) {
        BufferedImage page = printed(Color.BLACK);
        Color pen = new Color(ink >> 16, ink >> 8 & 0xFF, ink & 0xFF, 180);
        draw(page, pen, 0, 70, 400, 20);

        GreyImage grey = GreyScale.of(page);

        assertThat(grey.at(BESIDE, 80)).isGreaterThan(235);
        assertThat(grey.at(PRINTED, 80)).isLessThan(60);
        assertThat(grey.at(PRINTED, 40)).isLessThan(20);
    }

    @Test
    void keepsWhatIsPrintedInColour() {
        GreyImage grey = GreyScale.of(printed(new Color(38, 62, 160)));

        assertThat(grey.at(PRINTED, 40)).isLessThan(100);
        assertThat(grey.at(BESIDE, 40)).isEqualTo(255);
    }

    @Test
    void takesWhatIsTransparentForPaper() {
        assertThat(GreyScale.of(new BufferedImage(3, 3, BufferedImage.TYPE_INT_ARGB))
                        .at(1, 1))
                .isEqualTo(255);
    }

    /** Strokes of print, four pixels wide and as far from each other as strokes of letters are. */
    private static BufferedImage printed(Color colour) {
        BufferedImage page = new BufferedImage(400, 160, BufferedImage.TYPE_INT_RGB);
        draw(page, Color.WHITE, 0, 0, 400, 160);
        for (int x = 4; x < 400; x += 20) {
            draw(page, colour, x, 20, 4, 120);
        }
        return page;
    }

    private static void draw(BufferedImage page, Color colour, int x, int y, int width, int height) {
        Graphics2D pen = page.createGraphics();
        pen.setColor(colour);
        pen.fillRect(x, y, width, height);
        pen.dispose();
    }
}
