package cm.mtchoun.watch;

import io.vertx.core.json.JsonObject;

/** What people need to know to collect a passport at the first source; corrected later in its row. */
final class Marseille {
    static final JsonObject PICKUP = new JsonObject()
            .put(
                    "fr",
                    new JsonObject()
                            .put("place", "Consulat du Cameroun à Marseille")
                            .put("hours", "du lundi au vendredi, les jours ouvrables")
                            .put("bring", "le récépissé de dépôt et l’ancien passeport"))
            .put(
                    "en",
                    new JsonObject()
                            .put("place", "Consulate of Cameroon in Marseille")
                            .put("hours", "Monday to Friday, on working days")
                            .put("bring", "the deposit receipt and the old passport"));

    private Marseille() {}
}
