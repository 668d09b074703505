package cm.mtchoun.operator.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "review", description = "Doubtful matches.")
final class ReviewCommand extends ApiCommand {
    ReviewCommand(Path folder) {
        super(folder);
    }

    @Command(description = "What waits, or is in another state.")
    void list(
            @Option(names = "--state", defaultValue = "waiting") String state,
            @Option(names = "--doubt", defaultValue = "", description = "low, medium or high") String doubt,
            @Option(names = "--name", defaultValue = "", description = "Part of either name") String name,
            @Option(names = "--cursor", defaultValue = "") String cursor)
            throws IOException {
        String query = query(Map.of("state", state, "doubt", doubt, "name", name, "cursor", cursor));
        list(
                get("/operator/reviews" + query),
                "id",
                "state",
                "doubt",
                "score",
                "registeredName",
                "listedName",
                "publishedOn");
    }

    @Command(description = "One of them.")
    void show(@Parameters(paramLabel = "ID") String id) throws IOException {
        show(
                get("/operator/reviews/" + id),
                "state",
                "score",
                "registeredName",
                "listedName",
                "publishedOn",
                "imageUrl",
                "reasons",
                "alignment",
                "otherNames",
                "otherPeople");
    }

    @Command(description = "It is the person: tell her.")
    void confirm(@Parameters(paramLabel = "ID") String id) throws IOException {
        decide(id, "confirm");
    }

    @Command(description = "It is somebody else.")
    void reject(@Parameters(paramLabel = "ID") String id) throws IOException {
        decide(id, "reject");
    }

    @Command(description = "Ask the person whether it is her name.")
    void ask(@Parameters(paramLabel = "ID") String id) throws IOException {
        decide(id, "ask");
    }

    @Command(description = "Takes a decision back.")
    void undo(@Parameters(paramLabel = "ID") String id) throws IOException {
        act("POST", "/operator/reviews/" + id + "/undo", null, "Taken back.");
    }

    @Command(description = "Puts a reviewer's decision into effect (managers).")
    void approve(@Parameters(paramLabel = "ID") String id) throws IOException {
        act("POST", "/operator/reviews/" + id + "/approval", null, "Approved.");
    }

    private void decide(String id, String decision) throws IOException {
        JsonObject body = new JsonObject().put("decision", decision);
        act("POST", "/operator/reviews/" + id + "/decision", body, "Decided: " + decision + ".");
    }
}
