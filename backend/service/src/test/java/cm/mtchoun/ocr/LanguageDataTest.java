package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageDataTest {

    @Test
    void unpacksOnceAndThenLeavesTheFileAlone(@TempDir Path folder) throws IOException {
        LanguageData.NAMES_FROM_FRENCH.unpackInto(folder);
        Path file = folder.resolve("names-french.traineddata");
        var written = Files.getLastModifiedTime(file);

        LanguageData.NAMES_FROM_FRENCH.unpackInto(folder);

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
    }

    @Test
    void putsAWholeFileInPlaceOfADamagedOneOrOneOfAnEarlierVersion(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("eng.traineddata"), "half a file");

        LanguageData.ENGLISH.unpackInto(folder);

        assertThat(file).isRegularFile().satisfies(whole -> assertThat(Files.size(whole))
                .isGreaterThan(1_000_000));
    }

    @Test
    void namesTheFileThatCannotBeWritten(@TempDir Path folder) throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "not a folder");

        assertThatThrownBy(() -> LanguageData.ENGLISH.unpackInto(taken))
                .isInstanceOf(UnusableLanguageData.class)
                .hasMessageContaining("eng.traineddata");
    }
}
