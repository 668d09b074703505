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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The links of registrations: what is kept of their tokens, and what became of those that work no more. */
final class LinkStore {
    static final Duration CONFIRM_WITHIN = Duration.ofDays(7);

    private static final String ISSUE =
            """
            insert into token (hash, registration_id, purpose, nonce, created_at, expires_at, sent_to)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String ISSUE_CONFIRMATIONS =
            """
            insert into token (hash, registration_id, purpose, nonce, created_at, expires_at, sent_to)
            select hash, id, 'confirm', nonce, $5, $6, sent_to
            from unnest($1::bytea[], $2::bigint[], $3::bytea[], $4::bytea[]) as link (hash, id, nonce, sent_to)
            """;
    // Everybody locks the registration before its links: no two wait for each other.
    private static final String SUPERSEDE =
            """
            with first as materialized (
                select id from registration where id = any($1) order by id for no key update)
            update token set superseded_at = $2 from first
            where registration_id = first.id and purpose = $3 and used_at is null and superseded_at is null
            """;
    private static final String OWNER = "select registration_id from token where hash = $1 and purpose = $2";
    private static final String NONCE = "select nonce from token where registration_id = $1 and purpose = 'private'";
    private static final String CONFIRM_LINK =
            """
            select t.registration_id, t.purpose, r.state, r.name, t.used_at, t.superseded_at, t.expires_at
            from token t join registration r on r.id = t.registration_id
            where t.hash = $1 and t.purpose in ('confirm', 'address')
            for no key update of r
            """;
    private static final String USE = "update token set used_at = coalesce(used_at, $2) where hash = $1";
    private static final String REPLACE =
            """
            with old as (
                delete from token where registration_id = $1 and hash <> $2 returning hash, purpose)
            insert into former_link (hash, reason, gone_at)
            select hash, 'replaced', $3 from old where purpose <> 'private'
            on conflict do nothing
            """;
    private static final String FORMER = "select reason from former_link where hash = $1";

    private final Tokens tokens;

    LinkStore(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Makes a confirmation link; those for the same purpose that nobody used yet stop working.
     *
     * @param purpose confirm or address
     * @param mailbox hash of the address it will be sent to; null when it will not be sent
     * @return the hash of its token
     */
    Future<Buffer> issueConfirmation(
            SqlClient transaction, long registrationId, Purpose purpose, @Nullable Buffer mailbox, Instant now) {
        return supersede(transaction, List.of(registrationId), purpose, now)
                .compose(done -> issue(transaction, registrationId, purpose, now, now.plus(CONFIRM_WITHIN), mailbox));
    }

    /** A confirmation link that {@link #issueConfirmations} is to issue. */
    record NewLink(long registrationId, Buffer hash, Buffer nonce, Buffer mailbox) {}

    /** @param mailboxes by registration, the hash of the address it will be sent to @return in the order of the map */
    List<NewLink> newConfirmations(Map<Long, Buffer> mailboxes) {
        List<NewLink> made = new ArrayList<>();
        mailboxes.forEach((id, mailbox) -> {
            byte[] nonce = tokens.newNonce();
            made.add(new NewLink(id, hash(tokens.derive(Purpose.CONFIRM, nonce)), Buffer.buffer(nonce), mailbox));
        });
        return made;
    }

    /** Links of registrations of which no other link for confirming is open. */
    Future<Void> issueConfirmations(SqlClient transaction, List<NewLink> made, Instant now) {
        Tuple rows = Tuple.tuple()
                .addValue(made.stream().map(NewLink::hash).toArray(Buffer[]::new))
                .addValue(made.stream().map(NewLink::registrationId).toArray(Long[]::new))
                .addValue(made.stream().map(NewLink::nonce).toArray(Buffer[]::new))
                .addValue(made.stream().map(NewLink::mailbox).toArray(Buffer[]::new))
                .addValue(at(now))
                .addValue(at(now.plus(CONFIRM_WITHIN)));
        return transaction.preparedQuery(ISSUE_CONFIRMATIONS).execute(rows).mapEmpty();
    }

    /** Makes the links for a purpose that nobody used yet stop working. */
    Future<Void> supersede(SqlClient transaction, List<Long> registrations, Purpose purpose, Instant now) {
        return transaction
                .preparedQuery(SUPERSEDE)
                .execute(Tuple.of(registrations.toArray(Long[]::new), at(now), purpose.code()))
                .mapEmpty();
    }

    /** As mails know a token: its hash in lower-case hex. */
    static String inMails(Buffer hash) {
        return HexFormat.of().formatHex(hash.getBytes());
    }

    /** Closes every link of a registration but one, and makes new lasting ones: old mailboxes open nothing. */
    Future<Void> replaceAllBut(SqlClient transaction, long registrationId, String token, Instant now) {
        return transaction
                .preparedQuery(REPLACE)
                .execute(Tuple.of(registrationId, hash(token), at(now)))
                .compose(gone -> issueLasting(transaction, registrationId, Purpose.PRIVATE, now))
                .compose(issued -> issueLasting(transaction, registrationId, Purpose.UNSUBSCRIBE, now));
    }

    /** Makes a link that works as long as the registration exists. */
    Future<Void> issueLasting(SqlClient transaction, long registrationId, Purpose purpose, Instant now) {
        return issue(transaction, registrationId, purpose, now, null, null).mapEmpty();
    }

    private Future<Buffer> issue(
            SqlClient transaction,
            long registrationId,
            Purpose purpose,
            Instant now,
            @Nullable Instant expiresAt,
            @Nullable Buffer mailbox) {
        byte[] nonce = tokens.newNonce();
        Buffer hash = hash(tokens.derive(purpose, nonce));
        OffsetDateTime until = expiresAt == null ? null : at(expiresAt);
        Tuple row = Tuple.tuple()
                .addValue(hash)
                .addValue(registrationId)
                .addValue(purpose.code())
                .addValue(Buffer.buffer(nonce))
                .addValue(at(now))
                .addValue(until)
                .addValue(mailbox);
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

    /** @return {@code erased}, {@code expired} or {@code replaced} for a link that is gone; empty for any other */
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

    /**
     * A confirmation link as it is now.
     *
     * @param ofAddress whether it confirms the new address of a registration rather than the registration
     */
    record ConfirmLink(
            long registrationId,
            boolean ofAddress,
            PersonName name,
            boolean pending,
            boolean used,
            boolean superseded,
            Instant expiresAt) {
        static ConfirmLink of(Row row) {
            return new ConfirmLink(
                    row.getLong("registration_id"),
                    row.getString("purpose").equals(Purpose.ADDRESS.code()),
                    PersonName.parse(row.getString("name")),
                    row.getString("state").equals("pending"),
                    row.getOffsetDateTime("used_at") != null,
                    row.getOffsetDateTime("superseded_at") != null,
                    row.getOffsetDateTime("expires_at").toInstant());
        }
    }
}
