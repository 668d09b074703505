package cm.mtchoun.watch;

import cm.mtchoun.mail.NewMail;
import cm.mtchoun.mail.Outbox;
import cm.mtchoun.pipeline.Claim;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.watch.CheckOutcome.Failed;
import cm.mtchoun.watch.CheckOutcome.Seen;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What the looks at a source found, and what the maintainer is told of it. Safe from any thread. */
final class StateStore {
    private static final String READ =
            """
            select etag, last_modified, encode(page_sha256, 'hex') as page_sha256, images_on_page, failures, failing_since,
                   alerted_at, silence_told_at
            from source_state where source_id = $1
            """;
    private static final String WRITE =
            """
            insert into source_state (source_id, etag, last_modified, page_sha256, images_on_page, checked_at,
                                      succeeded_at, failures, failing_since, problem, alerted_at, silence_told_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (source_id) do update
               set etag = $2, last_modified = $3, page_sha256 = $4, images_on_page = $5, checked_at = $6,
                   succeeded_at = coalesce($7, source_state.succeeded_at), failures = $8, failing_since = $9,
                   problem = $10, alerted_at = $11, silence_told_at = $12
            """;
    private static final String TELL_OF_NEW =
            """
            update communique c set told_at = $2 where source_id = $1 and told_at is null
            returning id, title, published_on, (select count(*) from image i where i.communique_id = c.id) as images
            """;
    private static final String PUBLISHED = "select published_on from communique where source_id = $1 order by 1";
    private static final String LAST_NEW =
            """
            select coalesce(max(i.first_seen_at), max(s.created_at)) as last_new
            from source s left join communique c on c.source_id = s.id left join image i on i.communique_id = c.id
            where s.id = $1
            """;

    private final Pool pool;
    private final JobStore jobs;
    private final Outbox outbox;

    StateStore(Pool pool, JobStore jobs, Outbox outbox) {
        this.pool = pool;
        this.jobs = jobs;
        this.outbox = outbox;
    }

    Future<SourceState> read(Source source) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(source.id()))
                .map(rows -> rows.size() == 0
                        ? SourceState.UNKNOWN
                        : state(rows.iterator().next()));
    }

    /**
     * Writes down a look, leaves the mails it calls for and schedules the next, in one transaction.
     *
     * @return how many mails were left
     */
    Future<Integer> conclude(Claim claim, Source source, SourceState before, CheckOutcome outcome) {
        Instant now = jobs.now();
        return pool.withTransaction(transaction -> toTell(transaction, source, before, outcome, now)
                .compose(news -> write(transaction, source, outcome, news, now)
                        .compose(written ->
                                UnreadableImages.toTell(transaction, source, new MaintainerMails(source, now), now))
                        .map(more -> {
                            news.mails.addAll(more);
                            return news.mails;
                        }))
                .map(mails -> source.synthetic() ? List.<NewMail>of() : mails)
                .compose(mails -> add(transaction, mails).map(mails.size()))
                .compose(count -> {
                    Duration wait = wait(source, before, outcome, now);
                    return jobs.reschedule(transaction, claim, now.plus(wait)).map(count);
                }));
    }

    /** What this look changes in the state, and the mails that say so. */
    private record News(SourceState after, List<NewMail> mails) {}

    private Future<News> toTell(
            SqlConnection transaction, Source source, SourceState before, CheckOutcome outcome, Instant now) {
        SourceState after = before.after(outcome, now);
        MaintainerMails mails = new MaintainerMails(source, now);
        List<NewMail> list = new ArrayList<>(mails.ofStreak(before.streak(), after.streak(), outcome));
        return newCommuniques(transaction, source, now)
                .compose(fresh -> {
                    list.addAll(mails.ofNew(fresh, before.isFirstLook()));
                    return outcome instanceof Failed
                            ? Future.succeededFuture(after)
                            : silence(transaction, source, after, now, mails, list);
                })
                .map(state -> new News(state, list));
    }

    private Future<List<FreshCommunique>> newCommuniques(SqlConnection transaction, Source source, Instant now) {
        return transaction
                .preparedQuery(TELL_OF_NEW)
                .execute(Tuple.of(source.id(), at(now)))
                .map(rows -> {
                    List<FreshCommunique> fresh = new ArrayList<>();
                    rows.forEach(row -> fresh.add(new FreshCommunique(
                            row.getLong("id"),
                            row.getString("title"),
                            row.getLocalDate("published_on"),
                            row.getInteger("images"))));
                    fresh.sort(
                            Comparator.comparing(FreshCommunique::publishedOn).reversed());
                    return fresh;
                });
    }

    private Future<SourceState> silence(
            SqlConnection transaction,
            Source source,
            SourceState state,
            Instant now,
            MaintainerMails mails,
            List<NewMail> list) {
        Future<List<LocalDate>> published = transaction
                .preparedQuery(PUBLISHED)
                .execute(Tuple.of(source.id()))
                .map(rows -> {
                    List<LocalDate> dates = new ArrayList<>();
                    rows.forEach(row -> dates.add(row.getLocalDate("published_on")));
                    return dates;
                });
        Future<Instant> lastNew = transaction
                .preparedQuery(LAST_NEW)
                .execute(Tuple.of(source.id()))
                .map(rows ->
                        rows.iterator().next().getOffsetDateTime("last_new").toInstant());
        return Future.all(published, lastNew).map(both -> {
            Instant toldAt = state.toldOfSilenceSince(lastNew.result());
            if (!Silence.isToBeTold(published.result(), lastNew.result(), toldAt, now)) {
                return state.withSilenceToldAt(toldAt);
            }
            list.add(mails.ofSilence(lastNew.result(), published.result()));
            return state.withSilenceToldAt(now);
        });
    }

    private Future<Void> write(SqlConnection transaction, Source source, CheckOutcome outcome, News news, Instant now) {
        SourceState after = news.after;
        String sha256 = after.pageSha256();
        Tuple row = Tuple.tuple()
                .addLong(source.id())
                .addString(after.validators().etag())
                .addString(after.validators().lastModified())
                .addValue(sha256 == null ? null : Buffer.buffer(HexFormat.of().parseHex(sha256)))
                .addValue(after.imagesOnPage())
                .addValue(at(now))
                .addValue(outcome instanceof Failed ? null : at(now))
                .addInteger(after.streak().failures())
                .addValue(at(after.streak().since()))
                .addValue(outcome instanceof Failed failed ? failed.problem() : null)
                .addValue(at(after.streak().toldAt()))
                .addValue(at(after.silenceToldAt()));
        return transaction.preparedQuery(WRITE).execute(row).mapEmpty();
    }

    private Future<Void> add(SqlConnection transaction, List<NewMail> mails) {
        Future<?> added = Future.succeededFuture();
        for (NewMail mail : mails) {
            added = added.compose(earlier -> outbox.add(transaction, mail));
        }
        return added.mapEmpty();
    }

    private static Duration wait(Source source, SourceState before, CheckOutcome outcome, Instant now) {
        double jitter = ThreadLocalRandom.current().nextDouble();
        if (outcome instanceof Failed failed) {
            int failures = before.streak().failures() + 1;
            return CheckTimes.afterFailure(source.every(), failures, failed.retryAfter(), jitter);
        }
        Duration regular = CheckTimes.afterSuccess(source.every(), jitter);
        return outcome instanceof Seen seen && seen.again() != null
                ? CheckTimes.shorter(
                        regular, CheckTimes.longer(Duration.between(now, seen.again()), Duration.ofSeconds(1)))
                : regular;
    }

    private static SourceState state(Row row) {
        return new SourceState(
                new Validators(row.getString("etag"), row.getString("last_modified")),
                row.getString("page_sha256"),
                row.getInteger("images_on_page"),
                new Streak(
                        row.getInteger("failures"),
                        instant(row.getOffsetDateTime("failing_since")),
                        instant(row.getOffsetDateTime("alerted_at"))),
                instant(row.getOffsetDateTime("silence_told_at")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
