package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.ocr.bench.OddFiles;
import cm.mtchoun.ocr.bench.OddFiles.OddFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file of every kind; {@code OddFilesBench} reads two hundred. */
class OddFilesTest {
    @TempDir
    private static Path cache = Path.of(".");

    private static ImageReader reader;

    @BeforeAll
    static void open() {
        reader = new ImageReader(cache);
    }

    @AfterAll
    static void close() {
        reader.close();
    }

    static Stream<OddFile> files() {
        return OddFiles.first(24);
    }

    @ParameterizedTest
    @MethodSource("files")
    void answersWithNamesOrWithAReason(OddFile file) {
        try {
            List<PageReading> pages = reader.read(file.bytes());

            assertThat(pages).isNotEmpty();
            assertThat(names(pages).isEmpty() && pages.get(0).review().isEmpty())
                    .as("nobody is found, and nobody is told why")
                    .isFalse();
            if (file.whole()) {
                assertThat(names(pages)).isEqualTo(OddFiles.NAMES);
            }
        } catch (UnreadableImage unreadable) {
            assertThat(unreadable.reason()).isNotBlank();
            assertThat(file.whole()).as(unreadable.reason()).isFalse();
        }
    }

    private static List<String> names(List<PageReading> pages) {
        return pages.stream()
                .flatMap(page -> page.names().stream())
                .map(ListedName::text)
                .toList();
    }
}
