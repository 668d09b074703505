package cm.mtchoun.operator.cli;

import java.nio.file.Path;
import java.util.List;

/** The commands that call the API as an operator. */
public final class OperatorCommands {
    private OperatorCommands() {}

    /** With the session kept in this user's own folder. */
    public static List<Object> all() {
        return in(ApiCommand.folderOfUser());
    }

    /** With the session kept in another folder. */
    public static List<Object> in(Path folder) {
        return List.of(
                new LoginCommand(folder),
                new OperatorCommand(folder),
                new SourceCommand(folder),
                new ReviewCommand(folder),
                new MailCommand(folder),
                new AnnounceCommand(folder),
                new AuditCommand(folder));
    }
}
