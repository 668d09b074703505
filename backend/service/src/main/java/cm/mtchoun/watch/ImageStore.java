package cm.mtchoun.watch;

import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.JobStore;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Communiqués, their images, and what was found behind each address. Safe from any thread. */
final class ImageStore {
    private static final String KNOWN =
            """
            select l.url, l.etag, l.last_modified, l.checked_at, l.problem, l.failures, c.published_on
            from image_location l
                 left join image i on i.id = l.image_id
                 left join communique c on c.id = i.communique_id
            where l.source_id = $1
            """;
    private static final String FIND = "select id from image where sha256 = $1";
    private static final String INSERT_COMMUNIQUE =
            """
            insert into communique (source_id, published_on, title, first_seen_at) values ($1, $2, $3, $4)
            on conflict (source_id, published_on) do nothing
            """;
    private static final String INSERT_IMAGE =
            """
            insert into image (communique_id, sha256, url, media_type, byte_size, position, first_seen_at)
            select id, $3, $4, $5, $6, $7, $8 from communique where source_id = $1 and published_on = $2
            on conflict (sha256) do nothing
            returning id
            """;
    private static final String LOCATE =
            """
            insert into image_location (url, source_id, image_id, etag, last_modified, checked_at, problem, failures)
            values ($1, $2, $3, $4, $5, $6, $7, case when $7::text is null then 0 else 1 end)
            on conflict (url) do update
               set image_id = $3, etag = $4, last_modified = $5, checked_at = $6, problem = $7,
                   failures = case when $7::text is null then 0 else image_location.failures + 1 end
            """;
    /** What was refused for its bytes, or kept though cut short, is still so. */
    private static final String UNCHANGED =
            """
            update image_location
               set checked_at = $2,
                   failures = case when image_id is null or problem like 'truncated:%' then failures + 1 else 0 end,
                   problem = case when image_id is null or problem like 'truncated:%' then problem end
            where url = $1
            """;
    /** An image that was stored before stays known, with what it can be asked for with. */
    private static final String REFUSED =
            """
            insert into image_location (url, source_id, etag, last_modified, checked_at, problem, failures)
            values ($1, $2, $3, $4, $5, $6, 1)
            on conflict (url) do update
               set etag = case when image_location.image_id is null then $3 else image_location.etag end,
                   last_modified = case when image_location.image_id is null then $4 else image_location.last_modified end,
                   checked_at = $5, problem = $6, failures = image_location.failures + 1
            """;

    private static final String FORGET_GONE =
            "delete from image_location where source_id = $1 and image_id is null and not url = any($2)";
    /** Not on the page: nothing to ask for, until the next round. */
    private static final String REST_GONE =
            """
            update image_location set checked_at = $3, problem = null, failures = 0
            where source_id = $1 and not url = any($2)
            """;

    private final Pool pool;
    private final JobStore jobs;

    ImageStore(Pool pool, JobStore jobs) {
        this.pool = pool;
        this.jobs = jobs;
    }

    /** Bytes that are safe in the evidence store. */
    record Bytes(byte[] sha256, String mediaType, int size) {}

    /** What is known of a source's addresses. */
    Future<Map<String, KnownImage>> known(Source source) {
        return pool.preparedQuery(KNOWN).execute(Tuple.of(source.id())).map(rows -> {
            Map<String, KnownImage> known = new HashMap<>();
            rows.forEach(row -> known.put(row.getString("url"), known(row)));
            return known;
        });
    }

    /**
     * Keeps an image of a communiqué and has it read, in one transaction. Bytes that are known already, wherever they
     * were found, are not kept again.
     *
     * @param problem why it should be asked for again soon; null when it is whole
     * @return the image's id; empty when its bytes were known
     */
    Future<Optional<Long>> keep(
            Source source, PublishedImage image, Bytes bytes, Validators validators, @Nullable String problem) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(Buffer.buffer(bytes.sha256())))
                .compose(known -> known.size() > 0
                        ? Future.succeededFuture(new Kept(idOf(known), false))
                        : insert(transaction, source, image, bytes))
                .compose(kept -> locate(transaction, source, image.url(), kept, validators, problem)
                        .map(kept.isNew ? Optional.of(kept.id) : Optional.empty())));
    }

    /** The server says it is what it was. */
    Future<Void> unchanged(URI url) {
        return pool.preparedQuery(UNCHANGED)
                .execute(Tuple.of(url.toString(), now()))
                .mapEmpty();
    }

    /** @param validators of the bytes that were refused; none when there were no bytes */
    Future<Void> refused(Source source, URI url, Validators validators, String problem) {
        Tuple row = Tuple.of(url.toString(), source.id(), validators.etag(), validators.lastModified(), now(), problem);
        return pool.preparedQuery(REFUSED).execute(row).mapEmpty();
    }

    /** Lets go of what the page no longer shows. */
    Future<Void> leaveGone(Source source, List<PublishedImage> onPage) {
        String[] urls = onPage.stream().map(image -> image.url().toString()).toArray(String[]::new);
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(FORGET_GONE)
                .execute(Tuple.of(source.id()).addArrayOfString(urls))
                .compose(forgotten -> transaction
                        .preparedQuery(REST_GONE)
                        .execute(Tuple.of(source.id()).addArrayOfString(urls).addValue(now())))
                .mapEmpty());
    }

    private record Kept(long id, boolean isNew) {}

    private Future<Kept> insert(SqlConnection transaction, Source source, PublishedImage image, Bytes bytes) {
        Tuple communique = Tuple.of(source.id(), image.publishedOn(), image.title(), now());
        Tuple row = Tuple.of(source.id(), image.publishedOn(), Buffer.buffer(bytes.sha256()))
                .addString(image.url().toString())
                .addString(bytes.mediaType())
                .addInteger(bytes.size())
                .addInteger(image.position())
                .addValue(now());
        return transaction
                .preparedQuery(INSERT_COMMUNIQUE)
                .execute(communique)
                .compose(there -> transaction.preparedQuery(INSERT_IMAGE).execute(row))
                .compose(inserted -> inserted.size() > 0
                        ? read(transaction, idOf(inserted))
                        : Future.failedFuture(
                                new IllegalStateException("another process stored these bytes just now")));
    }

    private Future<Kept> read(SqlConnection transaction, long id) {
        return jobs.enqueue(transaction, JobKind.READ_IMAGE, id).map(new Kept(id, true));
    }

    private Future<Void> locate(
            SqlConnection transaction,
            Source source,
            URI url,
            Kept kept,
            Validators validators,
            @Nullable String problem) {
        Tuple row = Tuple.of(url.toString(), source.id(), kept.id)
                .addString(validators.etag())
                .addString(validators.lastModified())
                .addValue(now())
                .addString(problem);
        return transaction.preparedQuery(LOCATE).execute(row).mapEmpty();
    }

    private static long idOf(RowSet<Row> rows) {
        return rows.iterator().next().getLong("id");
    }

    private static KnownImage known(Row row) {
        return new KnownImage(
                new Validators(row.getString("etag"), row.getString("last_modified")),
                row.getLocalDate("published_on"),
                row.getOffsetDateTime("checked_at").toInstant(),
                row.getString("problem"),
                row.getInteger("failures"));
    }

    private OffsetDateTime now() {
        return jobs.now().atOffset(ZoneOffset.UTC);
    }
}
