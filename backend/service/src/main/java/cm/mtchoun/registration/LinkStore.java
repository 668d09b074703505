package cm.mtchoun.registration;

import cm.mtchoun.names.PersonName;
import cm.mtchoun.token.Tokens;
import cm.mtchoun.token.Tokens.Purpose;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The links of registrations: what is kept of their tokens, and what became of those that work no more. */
final class LinkStore {
    static final Duration CONFIRM_WITHIN = Duration.ofDays(7);

    private static final String ISSUE =
            """
            insert into token (hash, registration_id, purpose, nonce, created_at, expires_at)
            values ($1, $2, $3, $4, $5, $6)
            """;
    // Everybody locks the registration before its links: no two wait for each other.
    private static final String SUPERSEDE =
            """
            with first as materialized (select id from registration where id = $1 for no key update)
            update token set superseded_at = $2 from first
            where registration_id = first.id and purpose = 'confirm' and used_at is null and superseded_at is null
            """;
    private static final String OWNER = "select registration_id from token where hash = $1 and purpose = $2";
    private static final String NONCE = "select nonce from token where registration_id = $1 and purpose = 'private'";
    private static final String CONFIRM_LINK =
            """
            select t.registration_id, r.state, r.name, t.used_at, t.superseded_at, t.expires_at
            from token t join registration r on r.id = t.registration_id
            where t.hash = $1 and t.purpose = 'confirm'
            for no key update of r
            """;
    private static final String USE = "update token set used_at = coalesce(used_at, $2) where hash = $1";
    private static final String FORMER = "select reason from former_link where hash = $1";

    private final Tokens tokens;

    LinkStore(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Makes a confirmation link; those that nobody used yet stop working.
     *
     * @return the hash of its token in lower-case hex, as mails know it
     */
    Future<String> issueConfirmation(SqlClient transaction, long registrationId, Instant now) {
        return transaction
                .preparedQuery(SUPERSEDE)
                .execute(Tuple.of(registrationId, at(now)))
                .compose(done -> issue(transaction, registrationId, Purpose.CONFIRM, now, now.plus(CONFIRM_WITHIN)))
                .map(hash -> HexFormat.of().formatHex(hash.getBytes()));
    }

    /** Makes a link that works as long as the registration exists. */
    Future<Void> issueLasting(SqlClient transaction, long registrationId, Purpose purpose, Instant now) {
        return issue(transaction, registrationId, purpose, now, null).mapEmpty();
    }

    private Future<Buffer> issue(
            SqlClient transaction, long registrationId, Purpose purpose, Instant now, @Nullable Instant expiresAt) {
        byte[] nonce = tokens.newNonce();
        Buffer hash = hash(tokens.derive(purpose, nonce));
        OffsetDateTime until = expiresAt == null ? null : at(expiresAt);
        Tuple row = Tuple.of(hash, registrationId, purpose.code(), Buffer.buffer(nonce), at(now), until);
        return transaction.preparedQuery(ISSUE).execute(row).map(hash);
    }

    /** @return the registration that a token opens; empty when it opens none */
    Future<Optional<Long>> owner(SqlClient client, Purpose purpose, String token) {
        return client.preparedQuery(OWNER)
                .execute(Tuple.of(hash(token), purpose.code()))
                .map(rows -> first(rows).map(row -> row.getLong("registration_id")));
    }

    /** Finds a confirmation link and locks its registration; empty when there is none. */
    Future<Optional<ConfirmLink>> lockConfirmation(SqlClient transaction, String token) {
        return transaction
                .preparedQuery(CONFIRM_LINK)
                .execute(Tuple.of(hash(token)))
                .map(rows -> first(rows).map(ConfirmLink::of));
    }

    /** Notes the first use of a link. */
    Future<Void> use(SqlClient transaction, String token, Instant now) {
        return transaction
                .preparedQuery(USE)
                .execute(Tuple.of(hash(token), at(now)))
                .mapEmpty();
    }

    /** The token of the private page of a confirmed registration, derived anew; empty when it is gone. */
    Future<Optional<String>> privateToken(SqlClient client, long registrationId) {
        return client.preparedQuery(NONCE).execute(Tuple.of(registrationId)).map(rows -> first(rows)
                .map(row ->
                        tokens.derive(Purpose.PRIVATE, row.getBuffer("nonce").getBytes())));
    }

    /** @return {@code erased} or {@code expired} for the link of a registration that is gone; empty for any other */
    Future<Optional<String>> whyGone(SqlClient client, String token) {
        return client.preparedQuery(FORMER).execute(Tuple.of(hash(token))).map(rows -> first(rows)
                .map(row -> row.getString("reason")));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    private static Buffer hash(String token) {
        return Buffer.buffer(Tokens.hash(token));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A confirmation link as it is now. */
    record ConfirmLink(
            long registrationId,
            PersonName name,
            boolean pending,
            boolean used,
            boolean superseded,
            Instant expiresAt) {
        static ConfirmLink of(Row row) {
            return new ConfirmLink(
                    row.getLong("registration_id"),
                    PersonName.parse(row.getString("name")),
                    row.getString("state").equals("pending"),
                    row.getOffsetDateTime("used_at") != null,
                    row.getOffsetDateTime("superseded_at") != null,
                    row.getOffsetDateTime("expires_at").toInstant());
        }
    }
}
