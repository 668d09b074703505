package cm.mtchoun.apikey;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Makes, lists and revokes API keys, in the database that the settings name; the service may run or not. */
@Command(name = "api-key", description = "Makes, lists and revokes keys for programs that call the API.")
public final class ApiKeyCommand {
    private static final int SECONDS = 30;

    private final Opening opening;

    @Spec
    private CommandSpec spec;

    /** Lends the keys of the configured service to some work. */
    @FunctionalInterface
    public interface Opening {
        /** @return exit status */
        int with(Work work) throws Exception;
    }

    /** What is done with the keys; owns its thread. */
    @FunctionalInterface
    public interface Work {
        int on(ApiKeys keys) throws Exception;
    }

    @SuppressWarnings("NullAway.Init") // picocli injects spec before it calls
    public ApiKeyCommand(Opening opening) {
        this.opening = opening;
    }

    @Command(name = "add", description = "Makes a key and prints it: on its own on standard output, and never again.")
    int add(
            @Option(names = "--name", required = true, description = "Whose it is, for people.") String name,
            @Option(
                            names = "--scopes",
                            required = true,
                            split = ",",
                            converter = ScopeCode.class,
                            paramLabel = "SCOPE",
                            description = "Of register, names:read, events:read, webhooks.")
                    Set<Scope> scopes,
            @Option(names = "--test", description = "For trying out: touches nothing real.") boolean test,
            @Option(names = "--expires", paramLabel = "DATE", description = "First day on which it opens nothing.")
                    @Nullable
                    LocalDate expires)
            throws Exception {
        return with(keys -> {
            ApiKeys.Made made = keys.create(
                            name,
                            test,
                            EnumSet.copyOf(scopes),
                            expires == null
                                    ? null
                                    : expires.atStartOfDay(ZoneOffset.UTC).toInstant())
                    .await(SECONDS, TimeUnit.SECONDS);
            spec.commandLine().getErr().println("Key " + made.key().id() + ". It is shown only now:");
            spec.commandLine().getErr().flush();
            return made.text();
        });
    }

    @Command(name = "list", description = "Lists all keys, without their texts.")
    int list() throws Exception {
        return with(keys -> {
            StringBuilder lines = new StringBuilder();
            for (ApiKey key : keys.all().await(SECONDS, TimeUnit.SECONDS)) {
                lines.append("%d  %s  %s  %s  used %s%s%s%n"
                        .formatted(
                                key.id(),
                                key.test() ? "test" : "live",
                                String.join(",", key.scopes()),
                                key.name(),
                                key.lastUsedAt() == null ? "never" : key.lastUsedAt(),
                                key.expiresAt() == null ? "" : "  expires " + key.expiresAt(),
                                key.revokedAt() == null ? "" : "  revoked " + key.revokedAt()));
            }
            return lines.isEmpty() ? "No keys." : lines.toString().stripTrailing();
        });
    }

    @Command(name = "revoke", description = "Revokes a key for good.")
    int revoke(@Parameters(paramLabel = "ID", description = "As the list shows it.") long id) throws Exception {
        return with(keys -> {
            if (!keys.revoke(id).await(SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalArgumentException("there is no key " + id);
            }
            return "Revoked.";
        });
    }

    private int with(Deed deed) throws Exception {
        return opening.with(keys -> {
            PrintWriter out = spec.commandLine().getOut();
            out.println(deed.on(keys));
            out.flush();
            return 0;
        });
    }

    /** Something done; returns what to print. */
    @FunctionalInterface
    private interface Deed {
        String on(ApiKeys keys) throws TimeoutException;
    }

    static final class ScopeCode implements ITypeConverter<Scope> {
        @Override
        public Scope convert(String code) {
            for (Scope scope : Scope.values()) {
                if (scope.code().equals(code)) {
                    return scope;
                }
            }
            throw new TypeConversionException(
                    "there is no scope " + code + "; there are register, names:read, events:read, webhooks");
        }
    }
}
