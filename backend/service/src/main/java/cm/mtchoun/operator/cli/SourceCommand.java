package cm.mtchoun.operator.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "source", description = "The pages that are watched (managers).")
final class SourceCommand extends ApiCommand {
    SourceCommand(Path folder) {
        super(folder);
    }

    @Command(description = "All of them.")
    void list() throws IOException {
        list(
                get("/operator/sources"),
                "id",
                "active",
                "checkEverySeconds",
                "state.succeededAt",
                "state.problem",
                "pageUrl");
    }

    @Command(description = "Looks at a page and keeps nothing.")
    void test(
            @Parameters(paramLabel = "URL") String url,
            @Option(
                            names = "--pattern",
                            defaultValue = "communique",
                            description = "What the address of an image contains")
                    String pattern)
            throws IOException {
        JsonObject body = new JsonObject().put("pageUrl", url).put("linkPattern", pattern);
        JsonObject answer = new JsonObject(api().call("POST", "/operator/sources/test", body));
        show(answer, "outcome", "detail", "images");
    }

    @Command(description = "Watches another page.")
    void add(
            @Parameters(paramLabel = "ID") String id,
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "URL") String url,
            @Option(names = "--pattern", defaultValue = "communique") String pattern)
            throws IOException {
        JsonObject body = new JsonObject()
                .put("id", id)
                .put("name", name)
                .put("pageUrl", url)
                .put("linkPattern", pattern);
        act("POST", "/operator/sources", body, "Added; it is being looked at.");
    }

    @Command(description = "Stops watching a page for now.")
    void pause(@Parameters(paramLabel = "ID") String id) throws IOException {
        change(id, new JsonObject().put("active", false), "Paused.");
    }

    @Command(description = "Goes on watching a page.")
    void resume(@Parameters(paramLabel = "ID") String id) throws IOException {
        change(id, new JsonObject().put("active", true), "Goes on.");
    }

    @Command(description = "How often a page is looked at, such as PT10M.")
    void interval(@Parameters(paramLabel = "ID") String id, @Parameters(paramLabel = "DURATION") Duration every)
            throws IOException {
        change(id, new JsonObject().put("checkEverySeconds", every.toSeconds()), "Done.");
    }

    @Command(description = "Looks at a page now.")
    void check(@Parameters(paramLabel = "ID") String id) throws IOException {
        act("POST", "/operator/sources/" + id + "/check", null, "It is being looked at.");
    }

    private void change(String id, JsonObject change, String done) throws IOException {
        act("PATCH", "/operator/sources/" + id, change, done);
    }
}
