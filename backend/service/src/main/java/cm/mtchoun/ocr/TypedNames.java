package cm.mtchoun.ocr;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * What an operator typed stays when the image is read again: a typed name takes the place of the row that was read where it
 * stands, and is added where nothing was read. Who registers later would otherwise be compared with the mistake again.
 */
final class TypedNames {
    /** More than half of what two boxes cover together; of two rows that were one before, at most one is replaced. */
    private static final String SAME_PLACE =
            """
            n.page = t.page
            and 3 * coalesce(area(%1$s # %2$s), 0) > area(%1$s) + area(%2$s)
            """
                    .formatted(box("n"), box("t"));

    private static final String TYPED =
            """
            with t as (
                select * from listed_name
                where typed and reading_id = (select max(id) from reading where image_id = $1 and id < $2))
            """;
    private static final String REPLACE = TYPED
            + """
            update listed_name n
            set text = t.text, tokens = t.tokens, confidence = t.confidence, number = coalesce(t.number, n.number),
                typed = true
            from t where n.reading_id = $2 and
            """
            + SAME_PLACE;
    private static final String ADD = TYPED
            + """
            insert into listed_name (reading_id, image_id, source_id, page, line, number, text, tokens, confidence, box,
                                     published_on, typed)
            select $2, t.image_id, t.source_id, t.page,
                   (select coalesce(max(line), -1) from listed_name where reading_id = $2 and page = t.page)
                       + row_number() over (partition by t.page order by t.line),
                   t.number, t.text, t.tokens, t.confidence, t.box, t.published_on, true
            from t where not exists (
                select from listed_name n where n.reading_id = $2 and n.typed and n.text = t.text and
            """
            + SAME_PLACE + ")";
    /** A page on which somebody found names has a list, whatever reading says of it. */
    private static final String COUNT_IN =
            """
            update reading set missing_numbers = greatest(0, missing_numbers - $2),
                outcome = case when outcome in ('no_list', 'unreadable') then 'badly_read' else outcome end
            where id = $1
            """;

    private TypedNames() {}

    /**
     * Takes over what was typed in the reading before this one, in the transaction that writes this one.
     *
     * @return how many names
     */
    static Future<Integer> keep(SqlConnection transaction, long image, long reading) {
        return transaction
                .preparedQuery(REPLACE)
                .execute(Tuple.of(image, reading))
                .compose(replaced -> transaction
                        .preparedQuery(ADD)
                        .execute(Tuple.of(image, reading))
                        .compose(added -> {
                            int kept = replaced.rowCount() + added.rowCount();
                            return kept == 0
                                    ? Future.succeededFuture(0)
                                    : transaction
                                            .preparedQuery(COUNT_IN)
                                            .execute(Tuple.of(reading, added.rowCount()))
                                            .map(kept);
                        }));
    }

    private static String box(String row) {
        return "box(point(%1$s.box[1], %1$s.box[2]), point(%1$s.box[1] + %1$s.box[3], %1$s.box[2] + %1$s.box[4]))"
                .formatted(row);
    }
}
