package cm.mtchoun.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();

    @Test
    void printsGivenNamesAndTheirTruth() throws IOException {
        Path names = Files.write(folder.resolve("names.txt"), List.of("NGONO Marie-Claire", "", "ZANGA Paul"));

        int status = run("print", "--names", names.toString(), "--layout", "table", "--out", folder.toString());

        JsonObject truth = new JsonArray(Files.readString(folder.resolve("truth.json"))).getJsonObject(0);
        assertThat(status).isZero();
        assertThat(truth.getString("image")).isEqualTo("communique-15072020-A.jpg");
        assertThat(truth.getString("level")).isEqualTo("scan");
        assertThat(truth.getString("date")).isEqualTo("2020-07-15");
        assertThat(truth.getJsonObject("style").getString("layout")).isEqualTo("table");
        assertThat(truth.getJsonArray("names")).containsExactly("NGONO Marie-Claire", "ZANGA Paul");
        assertThat(folder.resolve("images/communique-15072020-A.jpg")).isNotEmptyFile();
    }

    @Test
    void theSameSeedWritesTheSamePages() throws IOException {
        for (String copy : List.of("a", "b")) {
            String out = folder.resolve(copy).toString();
            assertThat(run(
                            "pages",
                            "--seed",
                            "3",
                            "--pages",
                            "1",
                            "--level",
                            "poor",
                            "--fonts",
                            "held-out",
                            "--out",
                            out))
                    .isZero();
        }

        assertThat(folder.resolve("a/truth.json")).hasSameBinaryContentAs(folder.resolve("b/truth.json"));
        assertThat(folder.resolve("a/images/communique-02012018-A.jpg"))
                .hasSameBinaryContentAs(folder.resolve("b/images/communique-02012018-A.jpg"));
    }

    @Test
    void aMissingFileIsNamed() {
        int status = run("print", "--names", folder.resolve("none.txt").toString(), "--out", folder.toString());

        assertThat(status).isEqualTo(1);
        assertThat(errors.toString()).isEqualToIgnoringNewLines("no such file: " + folder.resolve("none.txt"));
    }

    @Test
    void anUnknownFontSetIsWrongUsage() {
        assertThat(run("pages", "--seed", "3", "--pages", "1", "--level", "scan", "--fonts", "x", "--out", "x"))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("--fonts is development or held-out, not \"x\"");
    }

    @Test
    void aTakenPortIsNamedInOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());

            int status = run("serve", "--consulate-port", port, "--inbox-port", "0", "--smtp-port", "0");

            assertThat(status).isEqualTo(1);
            assertThat(errors.toString())
                    .isEqualToIgnoringNewLines("port " + port + " (consulate) is taken: free it or choose another");
        }
    }

    private int run(String... arguments) {
        return Main.commandLine().setErr(new PrintWriter(errors, true)).execute(arguments);
    }
}
