package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class LineCropperTest {
    private final LineCropper cropper = new LineCropper();

    @Test
    void showsTheLineAndALittleAroundIt() throws Exception {
        BufferedImage crop = image(cropper.crop(page(), 1, new Box(100, 200, 300, 20), Turn.NONE));

        assertThat(crop.getWidth()).isBetween(450, 500); // 322 of the page, scaled so that the line is 30 high
        assertThat(crop.getHeight()).isBetween(40, 46);
        assertThat(new Color(crop.getRGB(crop.getWidth() / 2, crop.getHeight() / 2)).getRed())
                .isLessThan(40);
        assertThat(new Color(crop.getRGB(2, 2)).getRed()).isGreaterThan(220);
    }

    @Test
    void setsALineUprightThatRunsUpThePage() throws Exception {
        BufferedImage crop = image(cropper.crop(page(), 1, new Box(100, 200, 20, 300), Turn.RIGHT));

        assertThat(crop.getWidth()).isBetween(450, 500);
        assertThat(crop.getHeight()).isBetween(40, 46);
    }

    @Test
    void cutsAtTheEdgeOfThePage() throws Exception {
        BufferedImage crop = image(cropper.crop(page(), 1, new Box(590, 790, 100, 20), Turn.NONE));

        assertThat(crop.getWidth()).isPositive();
    }

    @Test
    void staysSmallEnoughForAMail() throws Exception {
        assertThat(cropper.crop(page(), 1, new Box(0, 0, 600, 800), Turn.NONE))
                .hasSizeLessThanOrEqualTo(LineCropper.MAX_BYTES);
    }

    @Test
    void saysWhyThereIsNothingToShow() throws IOException {
        byte[] page = page();

        assertThatThrownBy(() -> cropper.crop(page, 2, new Box(0, 0, 10, 10), Turn.NONE))
                .hasMessageContaining("no page 2");
        assertThatThrownBy(() -> cropper.crop(page, 1, new Box(700, 0, 10, 10), Turn.NONE))
                .hasMessageContaining("outside");
        assertThatThrownBy(() -> cropper.crop(new byte[] {1, 2, 3}, 1, new Box(0, 0, 10, 10), Turn.NONE))
                .isInstanceOf(UnreadableImage.class);
    }

    /** White, with one black bar where the line is. */
    private static byte[] page() throws IOException {
        BufferedImage page = new BufferedImage(600, 800, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = page.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, 600, 800);
        canvas.setColor(Color.BLACK);
        canvas.fillRect(100, 200, 300, 20);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(page, "png", bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage image(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
