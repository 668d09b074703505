package cm.mtchoun.registration;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person may see of her matches, and what she says of them. */
final class MatchStore {
    private static final String OF_REGISTRATION =
            """
            select m.id, l.text, l.published_on, i.communique_id, l.image_id, m.state, m.decided_at, m.feedback, m.feedback_at,
                   (select max(sent_at) from mail
                    where registration_id = m.registration_id and kind in ('match', 'possible') and outcome = 'sent'
                      and payload -> 'match' = to_jsonb(m.id)) as told_at
            from match m join listed_name l on l.id = m.listed_name_id join image i on i.id = l.image_id
            where m.registration_id = $1 and m.state <> 'rejected'
            order by l.published_on desc, m.id desc
            """;
    private static final String LINE =
            """
            select i.sha256, l.page, l.box
            from match m join listed_name l on l.id = m.listed_name_id join image i on i.id = l.image_id
            where m.id = $1 and m.registration_id = $2 and m.state <> 'rejected'
            """;
    private static final String SAY =
            """
            update match set feedback = $3, feedback_at = $4
            where id = $1 and registration_id = $2 and state <> 'rejected'
            """;

    /** @return newest first; without those an operator rejected */
    Future<List<PublishedMatch>> of(SqlClient client, long registrationId) {
        return client.preparedQuery(OF_REGISTRATION)
                .execute(Tuple.of(registrationId))
                .map(rows -> {
                    List<PublishedMatch> matches = new ArrayList<>();
                    rows.forEach(row -> matches.add(PublishedMatch.of(row)));
                    return matches;
                });
    }

    /** @return where the listed name of a match stands; empty when this registration may see no such match */
    Future<Optional<Line>> line(SqlClient client, long matchId, long registrationId) {
        return client.preparedQuery(LINE)
                .execute(Tuple.of(matchId, registrationId))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Line.of(rows.iterator().next())));
    }

    /** @return false when this registration has no such match */
    Future<Boolean> say(SqlClient transaction, long matchId, long registrationId, boolean mine, Instant now) {
        Tuple row = Tuple.of(matchId, registrationId, mine ? "me" : "not_me", now.atOffset(ZoneOffset.UTC));
        return transaction.preparedQuery(SAY).execute(row).map(rows -> rows.rowCount() == 1);
    }

    /**
     * A line of an image.
     *
     * @param sha256 of the image's bytes
     * @param page from 1
     * @param box x, y, width and height in pixels
     */
    record Line(Buffer sha256, int page, List<Integer> box) {
        static Line of(Row row) {
            return new Line(row.getBuffer("sha256"), row.getInteger("page"), List.of(row.getArrayOfIntegers("box")));
        }
    }
}
