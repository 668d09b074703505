package cm.mtchoun.operator.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "mail", description = "Mails that did not arrive.")
final class MailCommand extends ApiCommand {
    MailCommand(Path folder) {
        super(folder);
    }

    @Command(description = "Dead ones, or those in another state: refused, suppressed, waiting.")
    void list(
            @Option(names = "--state", defaultValue = "dead") String state,
            @Option(names = "--cursor", defaultValue = "") String cursor)
            throws IOException {
        String query = query(Map.of("state", state, "cursor", cursor));
        list(get("/operator/mails" + query), "id", "kind", "state", "createdAt", "attempts", "to", "why");
    }

    @Command(description = "Sends one again (managers).")
    void again(@Parameters(paramLabel = "ID") String id) throws IOException {
        act("POST", "/operator/mails/" + id + "/send-again", null, "It will be sent.");
    }

    @Command(description = "Sends nothing more to its address (managers).")
    void suppress(@Parameters(paramLabel = "ID") String id) throws IOException {
        act("POST", "/operator/mails/" + id + "/suppress", null, "Nothing more is sent there.");
    }

    @Command(description = "Lets mails go to its address again (managers).")
    void lift(@Parameters(paramLabel = "ID") String id) throws IOException {
        act("POST", "/operator/mails/" + id + "/lift", null, "Mails are sent there again.");
    }
}
