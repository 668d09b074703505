package cm.mtchoun.mail;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be: ids and facts, rendered only when it is sent.
 *
 * @param dedupKey what must not be said twice, such as {@code match:<registration>:<communique>}; at most one mail each
 * @param registrationId whom it is for; null exactly for kinds that go to the people who run the service
 * @param payload what {@link MailKind} says for the kind
 */
public record NewMail(String dedupKey, MailKind kind, @Nullable Long registrationId, JsonObject payload) {
    public NewMail {
        if (kind != MailKind.ACCOUNT && kind.toPerson() != (registrationId != null)) {
            throw new IllegalArgumentException(
                    kind + (registrationId == null ? " needs a" : " takes no") + " registration");
        }
        if (kind == MailKind.CONFIRM) {
            require(payload.getValue("token") instanceof String, "{\"token\": hash in hex}", kind);
        } else if (kind.toPerson()) {
            require(payload.getValue("match") instanceof Number, "{\"match\": id}", kind);
        } else {
            require(payload.getValue("event") instanceof String, "{\"event\": …}", kind);
        }
    }

    private static void require(boolean there, String what, MailKind kind) {
        if (!there) {
            throw new IllegalArgumentException("the payload of " + kind + " needs " + what);
        }
    }
}
