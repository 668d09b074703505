package cm.mtchoun.config;

import java.util.List;

/** The settings cannot be used; carries every problem, each a sentence that names the variable and what it takes. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<String> problems;

    SettingsException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = problems;
    }

    public List<String> problems() {
        return problems;
    }
}
