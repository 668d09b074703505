package cm.mtchoun.mail;

import cm.mtchoun.mail.QueuedMail.Recipient;
import cm.mtchoun.token.Masked;
import cm.mtchoun.token.Tokens;
import cm.mtchoun.token.Tokens.Purpose;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Reads what other features know and a mail tells: private links, and where a name was published. */
final class MailFacts {
    private static final String CONFIRM_TOKEN =
            """
            select purpose, nonce, expires_at from token
            where hash = decode($1, 'hex') and registration_id = $2 and purpose in ('confirm', 'address')
              and superseded_at is null and used_at is null and expires_at > $3
            """;
    private static final String ASKED_ADDRESS =
            "select email from address_change where registration_id = $1 and expires_at > $2";
    private static final String LASTING_TOKENS =
            """
            select distinct on (purpose) purpose, nonce from token
            where registration_id = $1 and purpose in ('private', 'unsubscribe') and superseded_at is null
              and (expires_at is null or expires_at > $2)
            order by purpose, created_at desc
            """;
    private static final String SIGHTING =
            """
            select l.text, l.published_on, l.page, l.box, i.id as image_id, i.sha256, i.first_seen_at,
                   s.name, s.page_url, s.pickup
            from match m
            join listed_name l on l.id = m.listed_name_id
            join image i on i.id = l.image_id
            join source s on s.id = l.source_id
            where m.id = $1 and m.registration_id = $2 and m.state = any($3)
              and m.feedback is distinct from 'not_me'
            """;

    private final Pool pool;
    private final Tokens tokens;

    MailFacts(Pool pool, Tokens tokens) {
        this.pool = pool;
        this.tokens = tokens;
    }

    /** A link that confirms an address, and until when. */
    record ConfirmLink(String token, Instant expiresAt) {}

    /** The links of a confirmed registration. */
    record LastingLinks(String privateToken, String unsubscribeToken) {}

    /** @return empty when a newer link was sent, or this one was used or has expired */
    Future<Optional<ConfirmLink>> confirmLink(QueuedMail mail, Instant now) {
        Tuple token = Tuple.of(
                mail.payload().getString("token"), mail.person().registrationId(), now.atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(CONFIRM_TOKEN).execute(token).map(rows -> first(rows)
                .map(row -> new ConfirmLink(
                        tokens.derive(
                                Purpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                                bytes(row, "nonce")),
                        row.getOffsetDateTime("expires_at").toInstant())));
    }

    /** The address, masked, that a person wants to move to; empty when that is over. */
    Future<Optional<String>> askedAddress(Recipient person, Instant now) {
        Tuple registration = Tuple.of(person.registrationId(), now.atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(ASKED_ADDRESS).execute(registration).map(rows -> first(rows)
                .map(row -> Masked.address(row.getString("email"))));
    }

    /** Fails when a registration has none: they are made when it is confirmed. */
    Future<LastingLinks> lastingLinks(Recipient person, Instant now) {
        Tuple registration = Tuple.of(person.registrationId(), now.atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(LASTING_TOKENS)
                .execute(registration)
                .map(rows -> new LastingLinks(
                        lasting(rows, Purpose.PRIVATE, person), lasting(rows, Purpose.UNSUBSCRIBE, person)));
    }

    /** @return empty when the match does not stand any more */
    Future<Optional<Sighting>> sighting(QueuedMail mail) {
        String[] standing =
                mail.kind() == MailKind.POSSIBLE ? new String[] {"asked"} : new String[] {"notify", "confirmed"};
        Tuple match = Tuple.of(mail.payload().getLong("match"), mail.person().registrationId(), standing);
        return pool.preparedQuery(SIGHTING).execute(match).map(rows -> first(rows)
                .map(MailFacts::sightingOf));
    }

    private String lasting(RowSet<Row> rows, Purpose purpose, Recipient person) {
        for (Row row : rows) {
            if (row.getString("purpose").equals(purpose.code())) {
                return tokens.derive(purpose, bytes(row, "nonce"));
            }
        }
        throw new IllegalStateException(
                "registration %d has no %s token".formatted(person.registrationId(), purpose.code()));
    }

    private static Sighting sightingOf(Row row) {
        return new Sighting(
                row.getString("text"),
                row.getLocalDate("published_on"),
                row.getInteger("page"),
                Arrays.stream(row.getArrayOfIntegers("box"))
                        .mapToInt(Integer::intValue)
                        .toArray(),
                row.getLong("image_id"),
                bytes(row, "sha256"),
                row.getOffsetDateTime("first_seen_at").toInstant(),
                row.getString("name"),
                row.getString("page_url"),
                row.getJsonObject("pickup"));
    }

    private static byte[] bytes(Row row, String column) {
        return row.getBuffer(column).getBytes();
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }
}
