package cm.mtchoun.operator.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "operator", description = "The accounts of those who run the service (admins).")
final class OperatorCommand extends ApiCommand {
    OperatorCommand(Path folder) {
        super(folder);
    }

    @Command(description = "All accounts.")
    void list() throws IOException {
        list(get("/operator/operators"), "id", "login", "name", "role", "active", "lastLoginAt");
    }

    @Command(description = "Adds an account and shows its first password, once.")
    void add(
            @Parameters(paramLabel = "LOGIN") String login,
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "ROLE", description = "reviewer, manager or admin") String role)
            throws IOException {
        JsonObject body = new JsonObject().put("login", login).put("name", name).put("role", role);
        show(
                new JsonObject(api().call("POST", "/operator/operators", body)),
                "operator.id",
                "operator.login",
                "password");
    }

    @Command(description = "Gives an account another role.")
    void role(@Parameters(paramLabel = "ID") String id, @Parameters(paramLabel = "ROLE") String role)
            throws IOException {
        change(id, new JsonObject().put("role", role));
    }

    @Command(description = "Closes an account; whoever is logged in with it is out at once.")
    void disable(@Parameters(paramLabel = "ID") String id) throws IOException {
        change(id, new JsonObject().put("active", false));
    }

    @Command(description = "Opens an account again.")
    void enable(@Parameters(paramLabel = "ID") String id) throws IOException {
        change(id, new JsonObject().put("active", true));
    }

    @Command(description = "Gives an account a new password and shows it, once.")
    void reset(@Parameters(paramLabel = "ID") String id) throws IOException {
        String answer = api().call("POST", "/operator/operators/" + id + "/password-reset", null);
        show(new JsonObject(answer), "operator.login", "password");
    }

    private void change(String id, JsonObject change) throws IOException {
        act("PATCH", "/operator/operators/" + id, change, "Done.");
    }
}
