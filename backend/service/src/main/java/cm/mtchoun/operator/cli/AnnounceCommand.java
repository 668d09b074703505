package cm.mtchoun.operator.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "announce", description = "What everybody should know now (managers).")
final class AnnounceCommand extends ApiCommand {
    AnnounceCommand(Path folder) {
        super(folder);
    }

    @Command(description = "All announcements, past and future ones too.")
    void list() throws IOException {
        list(get("/operator/announcements"), "id", "level", "from", "until", "text.fr");
    }

    @Command(description = "Shows an announcement on the site.")
    void add(
            @Parameters(paramLabel = "FRENCH") String fr,
            @Parameters(paramLabel = "ENGLISH") String en,
            @Option(names = "--level", defaultValue = "info", description = "info, warning or critical") String level,
            @Option(names = "--from", defaultValue = "", description = "Such as 2026-05-02T06:00:00Z; now otherwise")
                    String from,
            @Option(names = "--until", defaultValue = "", description = "Until it is removed otherwise") String until)
            throws IOException {
        JsonObject body = new JsonObject().put("fr", fr).put("en", en).put("level", level);
        if (!from.isEmpty()) {
            body.put("from", from);
        }
        if (!until.isEmpty()) {
            body.put("until", until);
        }
        act("POST", "/operator/announcements", body, "Announced.");
    }

    @Command(description = "Takes an announcement away.")
    void remove(@Parameters(paramLabel = "ID") String id) throws IOException {
        act("DELETE", "/operator/announcements/" + id, null, "Taken away.");
    }
}
