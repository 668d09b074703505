package cm.mtchoun.simulator.site;

import cm.mtchoun.simulator.paper.Communique;
import cm.mtchoun.simulator.paper.Layout;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.paper.Style;
import cm.mtchoun.simulator.paper.Tint;
import cm.mtchoun.simulator.people.NameGenerator;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A communiqué asked for on the control page or by a script. */
record PublishRequest(Communique communique, Level level, Tint tint) {
    private static final ZoneId MARSEILLE = ZoneId.of("Europe/Paris");
    private static final int MOST_NAMES = 2_000;

    /**
     * Fields (all optional): {@code names} (array, or text of one name a line), {@code others}, {@code date},
     * {@code level}, {@code layout}, {@code tint}, {@code seed}. Names keep their order, unless {@code others} asks
     * for invented ones among them: then all are alphabetical. Without any name it is a notice listing nobody.
     *
     * @throws IllegalArgumentException saying which field is wrong and what it may be
     */
    static PublishRequest parse(JsonObject json) {
        long seed = number(json, "seed", System.nanoTime());
        Style style = Style.plain().withLayout(Layout.labelled(text(json, "layout", "list")));
        Communique communique = new Communique(date(json), names(json, seed), style, seed);
        return new PublishRequest(
                communique, choice(Level.class, json, "level", "scan"), choice(Tint.class, json, "tint", "colour"));
    }

    private static List<String> names(JsonObject json, long seed) {
        List<String> names = new ArrayList<>(given(json.getValue("names")));
        long others = number(json, "others", 0);
        if (others < 0 || names.size() + others > MOST_NAMES) {
            throw new IllegalArgumentException("a communiqué has 0 to " + MOST_NAMES + " names");
        }
        if (others == 0) {
            return names;
        }
        names.addAll(new NameGenerator(seed).list((int) others));
        return NameGenerator.alphabetical(names);
    }

    private static List<String> given(Object names) {
        if (names instanceof JsonArray array) {
            return array.stream().map(String::valueOf).map(String::strip).toList();
        }
        return names == null
                ? List.of()
                : names.toString()
                        .lines()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    private static LocalDate date(JsonObject json) {
        String date = text(json, "date", LocalDate.now(MARSEILLE).toString());
        try {
            return LocalDate.parse(date);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("date is YYYY-MM-DD, not \"" + date + "\"", e);
        }
    }

    static long number(JsonObject json, String field, long otherwise) {
        String number = text(json, field, String.valueOf(otherwise));
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(field + " is a whole number, not \"" + number + "\"", e);
        }
    }

    static <E extends Enum<E>> E choice(Class<E> type, JsonObject json, String field, String otherwise) {
        String value = text(json, field, otherwise);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(value.replace('-', '_'))) {
                return constant;
            }
        }
        String choices = String.join(
                ", ",
                List.of(type.getEnumConstants()).stream()
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList());
        throw new IllegalArgumentException(field + " is one of " + choices + ", not \"" + value + "\"");
    }

    static String text(JsonObject json, String field, String otherwise) {
        Object value = json.getValue(field);
        return value == null || value.toString().isBlank()
                ? otherwise
                : value.toString().strip();
    }
}
