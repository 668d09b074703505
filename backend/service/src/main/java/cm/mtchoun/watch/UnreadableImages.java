package cm.mtchoun.watch;

import cm.mtchoun.mail.NewMail;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the maintainer of images whose names nobody is told of, because they cannot be read or were refused again and again:
 * at once, daily as long as it lasts, and when it is over. After 30 days nobody needs the reminder any more.
 */
final class UnreadableImages {
    private static final Duration TOLD_EVERY = Duration.ofDays(1);
    private static final Duration WORTH_SAYING = Duration.ofDays(30);
    private static final int REFUSALS = 3;

    private static final String LOOK =
            """
            with unread as (
                select i.first_seen_at as since, coalesce(r.reason, 'lecture abandonnée') as problem
                from image i
                join communique c on c.id = i.communique_id
                left join lateral (select outcome, reason from reading where image_id = i.id order by id desc limit 1) r on true
                where c.source_id = $1 and i.first_seen_at > $2
                  and (r.outcome = 'unreadable'
                       or r.outcome is null and exists (
                           select from job where kind = 'read_image' and ref = i.id and state = 'dead'))
                union all
                select checked_at, problem from image_location
                where source_id = $1 and image_id is null and failures >= $3 and checked_at > $2)
            select count(*) as images, min(since) as since, min(problem) as problem,
                   (select unreadable_told_at from source_state where source_id = $1) as told_at
            from unread
            """;
    private static final String TOLD = "update source_state set unreadable_told_at = $2 where source_id = $1";

    private UnreadableImages() {}

    /** The mail to leave in this transaction, if any; the state of the source has its row. */
    static Future<List<NewMail>> toTell(SqlConnection transaction, Source source, MaintainerMails mails, Instant now) {
        Tuple look = Tuple.of(source.id(), at(now.minus(WORTH_SAYING)), REFUSALS);
        return transaction
                .preparedQuery(LOOK)
                .execute(look)
                .compose(rows ->
                        decide(transaction, source, mails, rows.iterator().next(), now));
    }

    private static Future<List<NewMail>> decide(
            SqlConnection transaction, Source source, MaintainerMails mails, Row row, Instant now) {
        int images = row.getInteger("images");
        OffsetDateTime told = row.getOffsetDateTime("told_at");
        if (images == 0) {
            return told == null
                    ? Future.succeededFuture(List.of())
                    : note(transaction, source, null, mails.imagesReadable());
        }
        boolean toldLately = told != null && told.toInstant().isAfter(now.minus(TOLD_EVERY));
        Instant since = row.getOffsetDateTime("since").toInstant();
        return toldLately
                ? Future.succeededFuture(List.of())
                : note(transaction, source, at(now), mails.imagesUnreadable(images, since, row.getString("problem")));
    }

    private static Future<List<NewMail>> note(
            SqlConnection transaction, Source source, @Nullable OffsetDateTime told, NewMail mail) {
        return transaction
                .preparedQuery(TOLD)
                .execute(Tuple.of(source.id(), told))
                .map(noted -> List.of(mail));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
