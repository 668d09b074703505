package cm.mtchoun.registration;

import cm.mtchoun.token.Masked;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The table {@code address_change}: where a person wants to move, until she confirms it. */
final class AddressChangeStore {
    private static final String ASK =
            """
            insert into address_change (registration_id, token_hash, email, email_hash, asked_at, expires_at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (registration_id) do update set token_hash = excluded.token_hash, email = excluded.email,
                email_hash = excluded.email_hash, asked_at = excluded.asked_at, expires_at = excluded.expires_at
            """;
    private static final String DROP = "delete from address_change where registration_id = $1";
    private static final String MOVE =
            """
            with change as (
                delete from address_change where registration_id = $1 and token_hash = $2 returning email, email_hash)
            update registration r set email = change.email, email_hash = change.email_hash from change where r.id = $1
            """;
    private static final String PENDING =
            "select email, expires_at from address_change where registration_id = $1 and expires_at > $2";

    /** The newest wish counts. */
    Future<Void> ask(
            SqlClient transaction, long registrationId, Buffer token, MailAddress email, Buffer hash, Instant now) {
        Tuple row = Tuple.of(
                registrationId,
                token,
                email.text(),
                hash,
                now.atOffset(ZoneOffset.UTC),
                now.plus(LinkStore.CONFIRM_WITHIN).atOffset(ZoneOffset.UTC));
        return transaction.preparedQuery(ASK).execute(row).mapEmpty();
    }

    /** @return whether there was one */
    Future<Boolean> drop(SqlClient transaction, long registrationId) {
        return transaction.preparedQuery(DROP).execute(Tuple.of(registrationId)).map(rows -> rows.rowCount() == 1);
    }

    /** @return false when this token's change was taken back meanwhile */
    Future<Boolean> move(SqlClient transaction, long registrationId, Buffer token) {
        return transaction
                .preparedQuery(MOVE)
                .execute(Tuple.of(registrationId, token))
                .map(rows -> rows.rowCount() == 1);
    }

    Future<Optional<Pending>> pending(SqlClient client, long registrationId, Instant now) {
        return client.preparedQuery(PENDING)
                .execute(Tuple.of(registrationId, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Pending.of(rows.iterator().next())));
    }

    /** An address that waits for its confirmation. */
    record Pending(String maskedEmail, Instant expiresAt) {
        static Pending of(Row row) {
            return new Pending(
                    Masked.address(row.getString("email")),
                    row.getOffsetDateTime("expires_at").toInstant());
        }
    }
}
