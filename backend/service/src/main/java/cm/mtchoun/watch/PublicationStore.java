package cm.mtchoun.watch;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was published, as the API shows it. Safe from any thread. */
final class PublicationStore {
    /** The newest reading of an image counts. */
    private static final String COMMUNIQUE =
            """
            select c.id, s.key, c.title, c.published_on, c.first_seen_at,
                   (select count(*) from image i where i.communique_id = c.id) as images,
                   (select count(*) from image i join listed_name n on n.image_id = i.id
                    where i.communique_id = c.id
                      and n.reading_id = (select max(r.id) from reading r where r.image_id = i.id)) as names
            from communique c join source s on s.id = c.source_id
            """;

    private static final String PAGE = COMMUNIQUE
            + """
            where not s.synthetic and ($1::text is null or s.key = $1)
              and ($2::date is null or (c.published_on, c.id) < ($2, $3))
            order by c.published_on desc, c.id desc limit $4
            """;
    private static final String ONE = COMMUNIQUE + "where c.id = $1 and not s.synthetic";
    private static final String IMAGES =
            """
            select i.id, i.url,
                   (select r.outcome from reading r where r.image_id = i.id order by r.id desc limit 1) as outcome
            from image i where i.communique_id = $1 order by i.position, i.id
            """;
    private static final String IMAGE =
            """
            select i.sha256, i.media_type
            from image i join communique c on c.id = i.communique_id join source s on s.id = c.source_id
            where i.id = $1 and not s.synthetic
            """;

    private final Pool pool;
    private final URI api;

    /** @param api public address of the API, without the version */
    PublicationStore(Pool pool, URI api) {
        this.pool = pool;
        this.api = api;
    }

    /** @param after the last communiqué of the page before; null for the first page */
    Future<List<JsonObject>> page(@Nullable String source, @Nullable Place after, int limit) {
        LocalDate date = after == null ? null : after.publishedOn();
        long id = after == null ? 0 : after.id();
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(source, date, id, limit))
                .map(PublicationStore::communiques);
    }

    /** With its images, in page order. */
    Future<Optional<JsonObject>> one(long id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(rows -> communiques(rows).stream().findFirst())
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(found)
                        : images(id).map(images -> found.map(communique -> communique.put("images", images))));
    }

    /** Where the bytes of an image are. */
    Future<Optional<StoredImage>> image(long id) {
        return pool.preparedQuery(IMAGE).execute(Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                return Optional.empty();
            }
            Row row = rows.iterator().next();
            return Optional.of(new StoredImage(row.getBuffer("sha256").getBytes(), row.getString("media_type")));
        });
    }

    record StoredImage(byte[] sha256, String mediaType) {}

    private Future<JsonArray> images(long communique) {
        return pool.preparedQuery(IMAGES).execute(Tuple.of(communique)).map(rows -> {
            JsonArray images = new JsonArray();
            rows.forEach(row -> images.add(image(row)));
            return images;
        });
    }

    private JsonObject image(Row row) {
        String id = String.valueOf(row.getLong("id"));
        return new JsonObject()
                .put("id", id)
                .put("url", api + "/api/v1/images/" + id)
                .put("sourceUrl", row.getString("url"))
                .put("state", state(row.getString("outcome")));
    }

    private static String state(@Nullable String outcome) {
        if (outcome == null) {
            return "waiting";
        }
        return switch (outcome) {
            case "no_list", "unreadable" -> outcome;
            default -> "read";
        };
    }

    private static List<JsonObject> communiques(RowSet<Row> rows) {
        List<JsonObject> communiques = new ArrayList<>();
        rows.forEach(row -> communiques.add(new JsonObject()
                .put("id", String.valueOf(row.getLong("id")))
                .put("sourceId", row.getString("key"))
                .put("title", row.getString("title"))
                .put("publishedOn", row.getLocalDate("published_on").toString())
                .put(
                        "firstSeenAt",
                        row.getOffsetDateTime("first_seen_at").toInstant().toString())
                .put("imageCount", row.getInteger("images"))
                .put("nameCount", row.getInteger("names"))));
        return communiques;
    }
}
