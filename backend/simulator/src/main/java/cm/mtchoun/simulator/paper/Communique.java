package cm.mtchoun.simulator.paper;

import java.time.LocalDate;
import java.util.List;

/**
 * What the consulate wants to say.
 *
 * @param names as printed, in reading order; empty for a notice that lists nobody
 * @param seed decides what a style leaves open: reference number, wording, where the stamp falls
 */
public record Communique(LocalDate date, List<String> names, Style style, long seed) {
    public Communique {
        names = List.copyOf(names);
        for (String name : names) {
            if (name.isBlank() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a printed name is one line of 1 to 200 characters");
            }
        }
    }
}
