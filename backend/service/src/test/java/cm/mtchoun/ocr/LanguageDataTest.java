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
    void namesTheDamagedFileInsteadOfLettingItCrashTheProcess(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("eng.traineddata"), "half a file");

        assertThatThrownBy(() -> LanguageData.ENGLISH.unpackInto(folder))
                .isInstanceOf(UnusableLanguageData.class)
                .hasMessageContaining("eng.traineddata")
                .hasMessageContaining("damaged");
    }
}
