package cm.mtchoun.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads settings from the environment and collects every problem instead of stopping at the first.
 * Any {@code X} may be given as {@code X_FILE}, the path of a file that holds the value. A blank value counts as absent.
 * Each getter returns a usable placeholder after recording a problem: call {@link #failOnProblems()} before using any.
 */
public final class Env {
    private final Map<String, String> variables;
    private final List<String> problems = new ArrayList<>();

    public Env(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** The process environment: the only place in the service that reads it. */
    public static Env ofProcess() {
        return new Env(System.getenv());
    }

    public Optional<String> text(String name) {
        Optional<String> direct = Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
        Optional<String> file =
                Optional.ofNullable(variables.get(name + "_FILE")).filter(value -> !value.isBlank());
        if (direct.isPresent() && file.isPresent()) {
            problem(name, "is given twice, also as " + name + "_FILE; keep one");
            return direct;
        }
        return direct.or(() -> file.flatMap(path -> contentOf(name, path)));
    }

    public String text(String name, String fallback) {
        return text(name).orElse(fallback);
    }

    public int port(String name, int fallback) {
        return text(name).map(value -> parsePort(name, value)).orElse(fallback);
    }

    public boolean flag(String name, boolean fallback, String whenTrue, String whenFalse) {
        return text(name)
                .map(value -> {
                    if (!value.equals(whenTrue) && !value.equals(whenFalse)) {
                        problem(name, "is \"%s\"; use %s or %s".formatted(value, whenTrue, whenFalse));
                    }
                    return value.equals(whenTrue);
                })
                .orElse(fallback);
    }

    public Duration duration(String name, Duration fallback, Duration least, Duration most) {
        Duration value = text(name).map(text -> parseDuration(name, text)).orElse(fallback);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            problem(name, "is %s; use %s to %s".formatted(value, least, most));
        }
        return value;
    }

    /** Absolute and normalized; whether anything is there is not looked at. */
    public Path path(String name, String fallback) {
        String value = text(name, fallback);
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException impossible) {
            problem(name, "is \"%s\", which this system cannot use as a path".formatted(value));
            return Path.of(fallback);
        }
    }

    /** An absolute http or https address without a trailing slash. */
    public URI httpUri(String name, String fallback) {
        String value = text(name, fallback);
        try {
            URI uri = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // falls through to the same problem: for the operator both are "not an address"
        }
        problem(name, "is \"%s\"; use an address that starts with http:// or https://".formatted(value));
        return URI.create(fallback);
    }

    public <T extends Enum<T>> T choice(String name, Class<T> type, T fallback) {
        return text(name)
                .map(value -> {
                    for (T constant : type.getEnumConstants()) {
                        if (constant.name().equalsIgnoreCase(value)) {
                            return constant;
                        }
                    }
                    problem(name, "is \"%s\"; use one of %s".formatted(value, names(type)));
                    return fallback;
                })
                .orElse(fallback);
    }

    public void problem(String name, String what) {
        problems.add(name + " " + what);
    }

    /** @throws SettingsException with every problem found so far, if there is one */
    public void failOnProblems() {
        if (!problems.isEmpty()) {
            throw new SettingsException(List.copyOf(problems));
        }
    }

    private static <T extends Enum<T>> String names(Class<T> type) {
        List<String> names = new ArrayList<>();
        for (T constant : type.getEnumConstants()) {
            names.add(constant.name().toLowerCase(java.util.Locale.ROOT));
        }
        return String.join(", ", names);
    }

    private Optional<String> contentOf(String name, String path) {
        try {
            return Optional.of(Files.readString(Path.of(path)).strip()).filter(value -> !value.isEmpty());
        } catch (IOException | IllegalArgumentException unreadable) {
            problem(name + "_FILE", "names \"%s\", which cannot be read".formatted(path));
            return Optional.empty();
        }
    }

    private int parsePort(String name, String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // same problem as a number out of range
        }
        problem(name, "is \"%s\"; use a port number from 0 (any free one) to 65535".formatted(value));
        return 0;
    }

    private Duration parseDuration(String name, String value) {
        try {
            return Duration.parse(value);
        } catch (DateTimeException malformed) {
            problem(name, "is \"%s\"; use an ISO 8601 duration such as PT10M".formatted(value));
            return Duration.ofMinutes(10);
        }
    }
}
