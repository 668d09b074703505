package cm.mtchoun;

import cm.mtchoun.apikey.ApiKeyCommand;
import cm.mtchoun.config.SettingsException;
import cm.mtchoun.integration.ExportStatsCommand;
import cm.mtchoun.match.CompareCommand;
import cm.mtchoun.match.MatchCommand;
import cm.mtchoun.ocr.ExtractCommand;
import cm.mtchoun.operator.cli.OperatorCommands;
import cm.mtchoun.watch.ScanCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line. Exit status: 0 done, 1 something failed (said on stderr), 2 wrong usage or settings. */
@Command(
        name = "mtchoun",
        description = "Tells people by e-mail that their passport has arrived.",
        subcommands = {
            ServeCommand.class,
            SetupCommand.class,
            ScanCommand.class,
            ExtractCommand.class,
            CompareCommand.class,
            MatchCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ExportStatsCommand.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main()).addSubcommand(new ApiKeyCommand(KeysForCommand::lend));
        OperatorCommands.all().forEach(line::addSubcommand);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof SettingsException settings) {
                        settings.problems().forEach(problem -> System.err.println("mtchoun: " + problem));
                        return CommandLine.ExitCode.USAGE;
                    }
                    System.err.println("mtchoun: " + sentence(failure));
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    /** The innermost message that says something: wrappers such as ExecutionException do not. */
    private static String sentence(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause.getMessage() == null
                        || cause.getMessage()
                                .startsWith(cause.getCause().getClass().getName()))) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
