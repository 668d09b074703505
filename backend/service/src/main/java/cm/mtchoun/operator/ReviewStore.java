package cm.mtchoun.operator;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads doubtful matches with all that an operator needs to decide them. */
final class ReviewStore {
    private static final String REVIEW =
            """
            select m.id, m.registration_id, m.listed_name_id, m.score, m.reasons, m.state, m.decided_at, m.feedback,
                   r.name, r.created_at as registered_at, r.deposited_on, r.lang, r.state as registration_state,
                   l.text, l.number, l.page, l.box, l.confidence, l.tokens, l.published_on, l.image_id,
                   i.communique_id, s.key as source,
                   d.decision, d.operator_id, d.decided_at as said_at, d.approved_by, d.effective_at,
                   o.login, a.login as approver, q.outcome, q.job
            from match m
            join registration r on r.id = m.registration_id
            join listed_name l on l.id = m.listed_name_id
            join image i on i.id = l.image_id
            join source s on s.id = l.source_id
            left join review_decision d on d.match_id = m.id and d.undone_at is null
            left join operator o on o.id = d.operator_id
            left join operator a on a.id = d.approved_by
            left join lateral (
                select coalesce(x.outcome, 'waiting') as outcome, j.state as job
                from mail x left join job j on j.kind = 'send_mail' and j.ref = x.id
                where x.registration_id = m.registration_id and x.kind in ('match', 'possible')
                  and x.payload -> 'match' = to_jsonb(m.id)
                order by x.id desc limit 1) q on true
            """;
    private static final String PAGE = REVIEW
            + """
            where m.state <> 'notify' and not s.synthetic
              and case $1::text
                  when 'waiting' then m.state = 'review' and d.id is null and r.state in ('active', 'notified')
                  when 'to_approve' then m.state = 'review' and d.id is not null and r.state in ('active', 'notified')
                  when 'all' then true
                  else m.state = $1 end
              and ($2::text is null or s.key = $2)
              and ($3::date is null or l.published_on >= $3) and ($4::date is null or l.published_on <= $4)
              and m.score >= $5 and m.score < $6
              and ($7::text is null or folded(r.name) like folded($7) or folded(l.text) like folded($7))
              and ($8::bigint is null or case when $9::boolean then m.id > $8 else m.id < $8 end)
            order by case when $9 then m.id else -m.id end
            limit $10
            """;
    private static final String ONE = REVIEW + "where m.id = $1 and m.state <> 'notify' and not s.synthetic";
    /** Other names for the person, and other people for the name: best first. */
    private static final String RIVALS = REVIEW
            + """
            where m.id <> $1 and (m.registration_id = $2 or m.listed_name_id = $3)
            order by m.score desc, m.id limit 20
            """;

    private static final String WAITING =
            """
            select count(*) from match m join registration r on r.id = m.registration_id
            where m.state = 'review' and r.state in ('active', 'notified')
              and r.source_id in (select id from source where not synthetic)
              and not exists (select from review_decision d where d.match_id = m.id and d.undone_at is null)
            """;

    private final Pool pool;

    ReviewStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * What to show.
     *
     * @param state {@code waiting}, {@code to_approve}, {@code all}, or a state of the table
     * @param from first day of publication, and {@code to} the last
     * @param name part of either name; letter case and accents ignored
     */
    record Filter(
            String state,
            @Nullable String source,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Doubt doubt,
            @Nullable String name) {
        static Filter of(Query query) {
            String doubt = query.text("doubt");
            return new Filter(
                    query.text("state", "waiting"),
                    query.text("source"),
                    query.date("from"),
                    query.date("to"),
                    doubt == null ? null : Doubt.valueOf(doubt.toUpperCase(Locale.ROOT)),
                    query.text("name"));
        }

        /** What waits is shown in the order it came, what is done the other way round. */
        boolean oldestFirst() {
            return state.equals("waiting") || state.equals("to_approve");
        }

        private @Nullable String pattern() {
            return name == null ? null : "%" + name.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
        }
    }

    Future<List<Review>> page(Filter filter, @Nullable Long after, int limit) {
        Tuple parameters = Tuple.of(filter.state(), filter.source(), filter.from(), filter.to());
        parameters.addValue(filter.doubt() == null ? 0.0 : filter.doubt().from());
        parameters.addValue(filter.doubt() == null ? 2.0 : filter.doubt().below());
        parameters.addValue(filter.pattern());
        parameters.addValue(after);
        parameters.addValue(filter.oldestFirst());
        parameters.addValue(limit);
        return pool.preparedQuery(PAGE).execute(parameters).map(ReviewStore::reviews);
    }

    Future<Optional<Review>> one(long id) {
        return pool.preparedQuery(ONE).execute(Tuple.of(id)).map(rows -> Rows.first(rows, Review::of));
    }

    /** Matches that share the person or the listed name; told ones too. */
    Future<List<Review>> rivals(Review review) {
        return pool.preparedQuery(RIVALS)
                .execute(Tuple.of(review.id(), review.registration(), review.listedName()))
                .map(ReviewStore::reviews);
    }

    /** How many wait for a decision. */
    Future<Long> waiting() {
        return pool.query(WAITING).execute().map(rows -> rows.iterator().next().getLong(0));
    }

    private static List<Review> reviews(Iterable<Row> rows) {
        List<Review> reviews = new ArrayList<>();
        rows.forEach(row -> reviews.add(Review.of(row)));
        return reviews;
    }
}
