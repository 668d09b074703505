package cm.mtchoun.operator.cli;

import cm.mtchoun.config.Env;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "login",
        description = "Logs an operator in for the commands below; --out logs out. The session is kept encrypted.")
final class LoginCommand extends ApiCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "LOGIN")
    private @Nullable String login;

    @Option(names = "--url", paramLabel = "URL", description = "Address of the API; PUBLIC_API_URL otherwise.")
    private @Nullable String url;

    @Option(names = "--password-file", paramLabel = "FILE", description = "Holds the password; else it is asked for.")
    private @Nullable Path passwordFile;

    @Option(names = "--out", description = "Log out.")
    private boolean out;

    LoginCommand(Path folder) {
        super(folder);
    }

    @Override
    public Integer call() throws IOException {
        if (out) {
            api().logOut();
            say("Logged out.");
            return 0;
        }
        if (login == null) {
            return super.call();
        }
        String api = url != null ? url : Env.ofProcess().text("PUBLIC_API_URL", "http://localhost:8080");
        api().logIn(api.replaceAll("/+$", ""), login, password(login));
        say("Logged in as " + login + ".");
        return 0;
    }

    private String password(String who) throws IOException {
        if (passwordFile != null) {
            return Files.readString(passwordFile).strip();
        }
        Console console = System.console();
        if (console == null) {
            throw new IOException("there is no terminal to ask for the password; use --password-file");
        }
        return new String(console.readPassword("Password of %s: ", who));
    }
}
