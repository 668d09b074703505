package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cm.mtchoun.simulator.paper.Communique;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.paper.Printer;
import cm.mtchoun.simulator.paper.Scanner;
import cm.mtchoun.simulator.paper.Style;
import cm.mtchoun.simulator.paper.Tint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloatModelTest {

    private static final int LSTM = 17; // place of the network among the parts of a model

    @Test
    void readsWhatTheModelOfWholeNumbersReads(@TempDir Path folder) throws Exception {
        LanguageData.NAMES_FROM_LATIN.unpackInto(folder);
        Path file = folder.resolve("names-latin.traineddata");
        List<String> whole = linesOfAPage(folder);

        Files.write(file, withNetwork(Files.readAllBytes(file)));

        assertThat(linesOfAPage(folder)).isEqualTo(whole).anyMatch(line -> line.contains("ETOUNDI"));
    }

    @Test
    void refusesWhatHasRealNumbersAlready(@TempDir Path folder) throws IOException {
        LanguageData.NAMES_FROM_LATIN.unpackInto(folder);
        byte[] real = FloatModel.of(parts(Files.readAllBytes(folder.resolve("names-latin.traineddata")))
                .get(LSTM));

        assertThatThrownBy(() -> FloatModel.of(real)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Without the short ones: what a model makes of a piece of the stamp hangs on the last digit. */
    private static List<String> linesOfAPage(Path models) throws UnreadableImage {
        NativeLibraries.unpackInto(models.resolve("natives"));
        Communique communique =
                new Communique(LocalDate.of(2020, 7, 15), List.of("ETOUNDI Zoé", "NJOYA Awa"), Style.plain(), 3);
        List<byte[]> images = new ArrayList<>();
        Printer.print(communique, page -> images.add(Scanner.scan(page, Level.SCAN, Tint.GREY, 3)));
        List<String> texts = new ArrayList<>();
        try (TextReader reader = new TesseractReader(models, LanguageData.NAMES_FROM_LATIN)) {
            for (GreyImage crop : LineReaders.crops(images.get(0))) {
                texts.add(reader.read(crop).text());
            }
        }
        return texts.stream().filter(text -> text.length() > 8).toList();
    }

    /** The model with its network in real numbers. Its file: how many parts, where each begins or -1, and the parts. */
    private static byte[] withNetwork(byte[] model) {
        List<byte[]> parts = parts(model);
        parts.set(LSTM, FloatModel.of(parts.get(LSTM)));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ByteBuffer head = ByteBuffer.allocate(Integer.BYTES + parts.size() * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(parts.size());
        for (byte[] part : parts) {
            head.putLong(part.length == 0 ? -1 : head.capacity() + body.size());
            body.writeBytes(part);
        }
        byte[] whole = Arrays.copyOf(head.array(), head.capacity() + body.size());
        System.arraycopy(body.toByteArray(), 0, whole, head.capacity(), body.size());
        return whole;
    }

    private static List<byte[]> parts(byte[] model) {
        ByteBuffer in = ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN);
        long[] starts = new long[in.getInt()];
        Arrays.setAll(starts, i -> in.getLong());
        List<byte[]> parts = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            long end = Arrays.stream(starts, i + 1, starts.length)
                    .filter(start -> start >= 0)
                    .findFirst()
                    .orElse(model.length);
            parts.add(starts[i] < 0 ? new byte[0] : Arrays.copyOfRange(model, (int) starts[i], (int) end));
        }
        return parts;
    }
}
