package cm.mtchoun.simulator;

import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The simulator's command line. */
@Command(
        name = "simulator",
        description = "The outside world of Mtchoun' mouh, for tests, demonstrations and benchmarks.",
        subcommands = {ServeCommand.class, PagesCommand.class, PrintCommand.class, CommandLine.HelpCommand.class},
        mixinStandardHelpOptions = true)
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        System.setProperty("logback.configurationFile", "simulator-logback.xml");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::say);
    }

    private static int say(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        boolean missing = failure instanceof NoSuchFileException;
        command.getErr().println(missing ? "no such file: " + failure.getMessage() : failure.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
    }
}
