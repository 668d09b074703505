package cm.mtchoun.simulator.paper;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Locale;

/** What is printed on images, in the shape of {@code truth.json}: a list of image, level, style, date, names. Any thread. */
public final class Truth {
    private final JsonArray images = new JsonArray();

    /** One more image, by its file name. */
    public synchronized void add(String image, Level level, Communique communique, Page page) {
        images.add(new JsonObject()
                .put("image", image)
                .put("level", label(level))
                .put("style", style(communique.style()))
                .put("date", communique.date().toString())
                .put("names", new JsonArray(page.names())));
    }

    public synchronized String json() {
        return images.encodePrettily();
    }

    /** {@code communique-15072020-A.jpg} */
    public static String imageName(LocalDate date, String letter) {
        return "communique-%02d%02d%d-%s.jpg"
                .formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear(), letter);
    }

    private static JsonObject style(Style style) {
        return new JsonObject()
                .put("font", style.typeface().label())
                .put("layout", style.layout().label())
                .put("pt", style.points())
                .put("numbering", label(style.numbering()))
                .put("bold", style.bold())
                .put("pitch", style.pitch())
                .put("stamp_over", style.stampOverNames());
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
