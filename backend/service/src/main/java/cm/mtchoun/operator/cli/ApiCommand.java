package cm.mtchoun.operator.cli;

import cm.mtchoun.config.Env;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What the commands share: calling, and printing a list as one line an item or as it came. */
abstract class ApiCommand implements Callable<Integer> {
    private final Path folder;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print the API's answer as it is.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli injects spec before it calls
    ApiCommand(Path folder) {
        this.folder = folder;
    }

    /** Where this user's session is kept. */
    static Path folderOfUser() {
        return Env.ofProcess()
                .text("XDG_CONFIG_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".config"))
                .resolve("mtchoun");
    }

    /** Without a subcommand. */
    @Override
    public Integer call() throws IOException {
        throw new ParameterException(
                spec.commandLine(),
                "say what to do: one of " + spec.subcommands().keySet());
    }

    boolean isJson() {
        return json;
    }

    ApiClient api() {
        return new ApiClient(new StoredSession(folder));
    }

    JsonObject get(String path) throws IOException {
        return new JsonObject(api().call("GET", path, null));
    }

    void say(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }

    /** Does something and prints what came of it, or {@code done}. */
    void act(String method, String path, @Nullable JsonObject body, String done) throws IOException {
        String answer = api().call(method, path, body);
        say(json && !answer.isEmpty() ? answer : done);
    }

    /** Prints {@code items}, a line each: the columns with a tab between; a column may be {@code a.b}. */
    void list(JsonObject answer, String... columns) {
        if (json) {
            say(answer.encode());
            return;
        }
        JsonArray items = answer.getJsonArray("items");
        items.forEach(item -> say(line((JsonObject) item, columns)));
        if (answer.getString("nextCursor") != null) {
            say("… more: --cursor " + answer.getString("nextCursor"));
        }
    }

    /** Prints one thing, a line a column. */
    void show(JsonObject one, String... columns) {
        say(
                json
                        ? one.encode()
                        : Arrays.stream(columns)
                                .map(column -> column + ": " + line(one, column))
                                .collect(Collectors.joining(System.lineSeparator())));
    }

    /** {@code ?a=b&c=d} of those that are given. */
    static String query(Map<String, ?> parameters) {
        String query = parameters.entrySet().stream()
                .filter(entry -> !entry.getValue().toString().isEmpty())
                .map(entry -> entry.getKey() + "="
                        + URLEncoder.encode(entry.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String line(JsonObject item, String... columns) {
        return Arrays.stream(columns).map(column -> value(item, column)).collect(Collectors.joining("\t"));
    }

    private static String value(JsonObject item, String column) {
        int dot = column.indexOf('.');
        Object value = dot < 0
                ? item.getValue(column)
                : item.getValue(column.substring(0, dot)) instanceof JsonObject inner
                        ? inner.getValue(column.substring(dot + 1))
                        : null;
        return value == null ? "-" : value.toString().replaceAll("[\\p{Cntrl}]", " ");
    }
}
