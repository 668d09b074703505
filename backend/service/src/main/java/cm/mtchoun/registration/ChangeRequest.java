package cm.mtchoun.registration;

import cm.mtchoun.http.FieldError;
import cm.mtchoun.names.PersonName;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to be otherwise in her registration.
 *
 * @param name null: as it is
 * @param email the address to move to; null: as it is, unless {@code staysAtAddress}
 * @param staysAtAddress takes back a move that was not confirmed
 * @param deposit null: as it is
 * @param lang null: as it is
 */
record ChangeRequest(
        @Nullable PersonName name,
        @Nullable MailAddress email,
        boolean staysAtAddress,
        @Nullable Deposit deposit,
        @Nullable Lang lang) {
    private static final Set<String> FIELDS = Set.of("name", "email", "depositedOn", "lang");

    /** @param day null: not known */
    record Deposit(@Nullable LocalDate day) {}

    /** Takes any object. @param today where the consulate is */
    static Parsed parse(JsonObject body, LocalDate today) {
        Fields fields = new Fields(body);
        boolean stays = body.containsKey("email") && body.getValue("email") == null;
        ChangeRequest request = new ChangeRequest(
                body.containsKey("name") ? fields.name() : null,
                body.getValue("email") == null ? null : fields.email(),
                stays,
                body.containsKey("depositedOn") ? deposit(body, fields, today) : null,
                body.containsKey("lang") ? fields.lang() : null);
        fields.refuseOthersThan(FIELDS);
        return fields.errors().isEmpty() ? new Valid(request) : new Invalid(fields.errors());
    }

    private static Deposit deposit(JsonObject body, Fields fields, LocalDate today) {
        return new Deposit(body.getValue("depositedOn") == null ? null : fields.pastDate("depositedOn", today));
    }

    /** All that is wrong with an object; empty when nothing is. */
    static List<FieldError> errors(JsonObject body, LocalDate today) {
        return parse(body, today) instanceof Invalid invalid ? invalid.errors() : List.of();
    }

    /** Either a change that can be made, or everything that is wrong with it. */
    sealed interface Parsed {}

    record Valid(ChangeRequest request) implements Parsed {}

    /** @param errors never empty */
    record Invalid(List<FieldError> errors) implements Parsed {}
}
