package cm.mtchoun.simulator;

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
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::say)
                .execute(arguments));
    }

    private static int say(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
    }
}
