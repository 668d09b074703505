package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.ocr.bench.OddFiles;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExtractCommandTest {
    @TempDir
    private Path folder = Path.of(".");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsANameALine() throws IOException {
        int status = extract(picture().toString());

        assertThat(status).isZero();
        assertThat(out.toString().lines()).containsExactlyElementsOf(OddFiles.NAMES);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void printsAnObjectAPageAndGoesOnAfterAFileThatCannotBeRead() throws IOException {
        Path pdf = pdf(picture(), picture());
        Path broken = Files.writeString(folder.resolve("broken.jpg"), "<html>403</html>");

        int status = extract("--json", broken.toString(), "nowhere.png", pdf.toString());

        List<JsonObject> answers = out.toString().lines().map(JsonObject::new).toList();
        assertThat(status).isOne();
        assertThat(answers).hasSize(4);
        assertThat(answers.get(0).getString("error")).contains("web page");
        assertThat(answers.get(1).getString("error")).contains("cannot be opened");
        assertThat(answers).extracting(page -> page.getInteger("page")).containsExactly(null, null, 1, 2);
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.contains(": "));
        assertThat(answers.get(3).getJsonArray("names").getList()).isEqualTo(OddFiles.NAMES);
    }

    @Test
    void tellsNumberConfidenceAndPlaceOfEachName() throws IOException {
        extract("--json", picture().toString());

        JsonObject page = new JsonObject(out.toString());
        JsonObject third = page.getJsonArray("details").getJsonObject(2);
        assertThat(page.fieldNames())
                .contains("image", "page", "names", "details", "confidence", "missingNumbers", "review", "seconds");
        assertThat(third.getString("name")).isEqualTo("ETO'O Luc");
        assertThat(third.getInteger("number")).isEqualTo(3);
        assertThat(third.getDouble("confidence")).isBetween(0.5, 1.0);
        assertThat(third.getJsonArray("box").getList()).hasSize(4);
    }

    private int extract(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "--cache";
        all[1] = Path.of(System.getProperty("java.io.tmpdir"), "mtchoun-test-cache")
                .toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return new CommandLine(new ExtractCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }

    private Path picture() throws IOException {
        Path file = folder.resolve("list.png");
        return Files.exists(file) ? file : Files.write(file, OddFiles.list("png"));
    }

    private Path pdf(Path... pictures) throws IOException {
        Path file = folder.resolve("list.pdf");
        try (PDDocument document = new PDDocument()) {
            for (Path picture : pictures) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawImage(
                            PDImageXObject.createFromFileByContent(picture.toFile(), document), 0, 300, 600, 144);
                }
            }
            document.save(file.toFile());
        }
        return file;
    }
}
