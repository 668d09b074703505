package cm.mtchoun.operator.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "audit", description = "What operators did, as CSV or, with --json, one object a line (managers).")
final class AuditCommand extends ApiCommand {
    @Option(names = "--operator", defaultValue = "", description = "Only what this login did.")
    private String operator = "";

    @Option(names = "--action", defaultValue = "", description = "Only this, such as review or review.confirm.")
    private String action = "";

    @Option(names = "--from", defaultValue = "", description = "First day.")
    private String from = "";

    @Option(names = "--to", defaultValue = "", description = "Last day.")
    private String to = "";

    AuditCommand(Path folder) {
        super(folder);
    }

    @Override
    public Integer call() throws IOException {
        String query = query(Map.of(
                "format", isJson() ? "json" : "csv", "operator", operator, "action", action, "from", from, "to", to));
        say(api().call("GET", "/operator/audit/export" + query, null).stripTrailing());
        return 0;
    }
}
