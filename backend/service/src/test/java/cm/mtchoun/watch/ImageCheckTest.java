package cm.mtchoun.watch;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.watch.ImageCheck.Accepted;
import cm.mtchoun.watch.ImageCheck.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageCheckTest {
    @ParameterizedTest
    @CsvSource({"jpg, image/jpeg", "png, image/png", "tiff, image/tiff"})
    void acceptsWhatJavaReads(String format, String mediaType) {
        assertThat(ImageCheck.check(TestImages.image(format, 30, 20))).isEqualTo(new Accepted(mediaType, true));
    }

    @ParameterizedTest
    @CsvSource({"jpg", "png", "tiff"})
    void readsTheSizeFromTheHeader(String format) {
        ImageHeader header = ImageHeader.of(TestImages.image(format, 301, 203));

        assertThat(header.width()).isEqualTo(301);
        assertThat(header.height()).isEqualTo(203);
    }

    @ParameterizedTest
    @CsvSource({
        "52494646 2a000000 57454250 56503820 1e000000 50010 09d012a 2d01 cb00, 301, 203",
        "52494646 20000000 57454250 5650384c 14000000 2f 2c813200 00000000, 301, 203",
        "52494646 16000000 57454250 56503858 0a000000 00000000 2c0100 ca0000, 301, 203"
    })
    void readsTheSizeOfEachKindOfWebp(String hex, long width, long height) {
        ImageHeader header = ImageHeader.of(TestImages.bytes(hex));

        assertThat(header.kind()).isEqualTo(ImageHeader.Kind.WEBP);
        assertThat(header.width()).isEqualTo(width);
        assertThat(header.height()).isEqualTo(height);
    }

    @Test
    void acceptsAPdf() {
        byte[] pdf = "%PDF-1.7\n1 0 obj\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ImageCheck.check(pdf)).isEqualTo(new Accepted("application/pdf", true));
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(refusal(new byte[0])).isEqualTo(Refusal.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE html><html>", "\n\t <HTML><body>404", "\uFEFF<!doctype HTML>", "<?php echo 1;"})
    void refusesAWebPageInDisguise(String page) {
        assertThat(refusal(page.getBytes(StandardCharsets.UTF_8))).isEqualTo(Refusal.HTML);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIF89a", "PK\u0003\u0004", "MZ", "hello", "\u0000\u0000"})
    void refusesWhatIsNoImageWeRead(String start) {
        assertThat(refusal(start.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(Refusal.NOT_AN_IMAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "tiff"})
    void refusesABombByTheSizeItDeclares(String format) {
        assertThat(refusal(TestImages.declaring(format, 30_000, 30_000))).isEqualTo(Refusal.TOO_MANY_PIXELS);
    }

    @Test
    void refusesAnImageThatEndsBeforeItsSize() {
        assertThat(refusal(Arrays.copyOf(TestImages.image("jpg", 30, 20), 40))).isEqualTo(Refusal.TRUNCATED);
        assertThat(refusal(Arrays.copyOf(TestImages.image("png", 30, 20), 12))).isEqualTo(Refusal.TRUNCATED);
    }

    @Test
    void keepsAnImageCutInItsPixelsButSaysSo() {
        byte[] whole = TestImages.image("jpg", 300, 200);

        assertThat(ImageCheck.check(Arrays.copyOf(whole, whole.length / 2 + 200)))
                .isEqualTo(new Accepted("image/jpeg", false));
    }

    @Test
    void doesNotMindBytesAfterTheEnd() {
        byte[] whole = TestImages.image("jpg", 30, 20);

        assertThat(ImageCheck.check(Arrays.copyOf(whole, whole.length + 100)))
                .isEqualTo(new Accepted("image/jpeg", true));
    }

    @Property
    void neverThrowsOnAnyBytes(@ForAll byte[] bytes) {
        assertThat(ImageCheck.check(bytes)).isNotNull();
    }

    @Property
    void neverThrowsOnADamagedImage(@ForAll int seed) {
        byte[] image = TestImages.image(seed % 2 == 0 ? "jpg" : "tiff", 20, 10);
        java.util.Random random = new java.util.Random(seed);
        for (int i = 0; i < 20; i++) {
            image[random.nextInt(Math.min(image.length, 300))] = (byte) random.nextInt();
        }

        assertThat(ImageCheck.check(Arrays.copyOf(image, random.nextInt(image.length))))
                .isNotNull();
    }

    private static Refusal refusal(byte[] bytes) {
        return ((Rejected) ImageCheck.check(bytes)).refusal();
    }
}
