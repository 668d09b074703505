package cm.mtchoun.operator;

import cm.mtchoun.apikey.ApiKey;
import cm.mtchoun.apikey.ApiKeys;
import cm.mtchoun.apikey.Scope;
import cm.mtchoun.http.FieldError;
import cm.mtchoun.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keys of programs, made and revoked by operators; each is shown once. */
final class KeyDesk {
    private final OperatorParts parts;
    private final ApiKeys keys;

    KeyDesk(OperatorParts parts, ApiKeys keys) {
        this.parts = parts;
        this.keys = keys;
    }

    /** Oldest first, revoked ones too. */
    Future<JsonObject> all() {
        return keys.all().map(all -> new JsonObject()
                .put(
                        "items",
                        new JsonArray(all.stream().map(ApiKey::toOperatorJson).toList())));
    }

    /** @return the key with its text, which is kept nowhere */
    Future<JsonObject> make(Caller caller, JsonObject body) {
        Set<Scope> scopes = body.getJsonArray("scopes").stream()
                .map(code -> Scope.of(String.valueOf(code)))
                .collect(Collectors.toSet());
        boolean test = body.getBoolean("test", false);
        Instant end = end(body.getString("expiresOn"));
        return parts.inTransaction(transaction -> keys.create(
                        transaction, body.getString("name").strip(), test, scopes, end)
                .compose(made -> record(transaction, caller, "made", made.key().id())
                        .map(made.key().toOperatorJson().put("key", made.text()))));
    }

    Future<Void> revoke(Caller caller, long id) {
        return parts.inTransaction(transaction -> keys.revoke(transaction, id)
                .compose(there -> there
                        ? record(transaction, caller, "revoked", id)
                        : Future.failedFuture(
                                Problem.notFound("There is no such key.").asException())));
    }

    private Future<Void> record(SqlConnection transaction, Caller caller, String what, long id) {
        return parts.audit().record(transaction, caller, "api_key." + what, "api_key:" + id);
    }

    /** @return null: it never expires */
    private @Nullable Instant end(@Nullable String day) {
        if (day == null) {
            return null;
        }
        try {
            Instant end = LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
            if (end.isAfter(parts.now())) {
                return end;
            }
            throw invalid("in_the_past", "is not after today").asException();
        } catch (DateTimeParseException notADate) {
            throw invalid("invalid_date", "must be a date such as 2026-03-31").asException();
        }
    }

    private static Problem invalid(String code, String message) {
        return Problem.invalid(List.of(new FieldError("/expiresOn", code, message)));
    }
}
