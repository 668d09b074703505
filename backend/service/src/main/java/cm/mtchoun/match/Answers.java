package cm.mtchoun.match;

import cm.mtchoun.names.Comparison;
import cm.mtchoun.names.Reason;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The JSON form of answers, for commands and for the {@code match} table. */
final class Answers {

    private Answers() {}

    /** @return {@code {"registered","listed","score","decision","reasons"}}, score with at most 3 decimals */
    static JsonObject json(String registered, String listed, Comparison comparison) {
        return new JsonObject()
                .put("registered", registered)
                .put("listed", listed)
                .put("score", Math.round(comparison.score() * 1000) / 1000.0)
                .put("decision", comparison.decision().code())
                .put("reasons", reasons(comparison.reasons()));
    }

    /** @return one {@code {"code","data","fr","en"}} for each reason, in their order */
    static JsonArray reasons(List<Reason> reasons) {
        JsonArray array = new JsonArray();
        for (Reason reason : reasons) {
            JsonObject data = new JsonObject();
            reason.data().forEach(data::put);
            array.add(new JsonObject()
                    .put("code", reason.code().code())
                    .put("data", data)
                    .put("fr", reason.french())
                    .put("en", reason.english()));
        }
        return array;
    }
}
