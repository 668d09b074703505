package cm.mtchoun.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NameCommandsTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void comparesEveryLineAndNamesTheOneWithoutATab() throws IOException {
        int status = run(
                new CompareCommand(),
                "--json",
                file("p.tsv", "ABENA Rose\tABENA Rose", "ABENA Rose", "ABENA Rose\tZE Luc"));

        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).contains("line 2").doesNotContain("ABENA");
        assertThat(answers()).extracting(answer -> answer.getString("decision")).containsExactly("notify", "no");
        assertThat(answers().get(0))
                .isEqualTo(
                        new JsonObject(
                                """
                                {"registered":"ABENA Rose","listed":"ABENA Rose","score":1.0,"decision":"notify",
                                 "reasons":[{"code":"same_name","data":{},"fr":"Tous les mots sont les mêmes.","en":"All words are the same."}]}
                                """));
    }

    @Test
    void saysWhichFileCannotBeRead() {
        assertThat(run(new CompareCommand(), folder.resolve("none.tsv").toString()))
                .isEqualTo(1);

        assertThat(err.toString()).contains("none.tsv");
    }

    @Test
    void matchesEveryPairThroughTheIndex() throws IOException {
        int status = run(
                new MatchCommand(),
                "--json",
                "--registrations",
                file("r.txt", "Rose ABENA", "", "TCHOUPO Armand"),
                "--names",
                file("n.txt", "ZE Luc", "TCHOUPO Armand Duclair", "ABENA R0se"));

        assertThat(status).isZero();
        assertThat(answers())
                .extracting(answer -> answer.getString("registered") + "/" + answer.getString("listed"))
                .containsExactly("TCHOUPO Armand/TCHOUPO Armand Duclair", "Rose ABENA/ABENA R0se");
    }

    private List<JsonObject> answers() {
        return out.toString().lines().map(JsonObject::new).toList();
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines)).toString();
    }
}
