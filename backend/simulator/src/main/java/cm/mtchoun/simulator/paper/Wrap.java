package cm.mtchoun.simulator.paper;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines at its blanks. */
final class Wrap {
    private Wrap() {}

    /** Lines no wider than {@code limit} (a fraction of the page width), but for a single word that is. */
    static List<String> lines(String text, Font font, double limit) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && Sheet.width(longer, font) > limit) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }
}
