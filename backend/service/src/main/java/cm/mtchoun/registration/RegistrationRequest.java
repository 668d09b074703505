package cm.mtchoun.registration;

import cm.mtchoun.http.FieldError;
import cm.mtchoun.names.PersonName;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for when registering.
 *
 * @param depositedOn null when not given
 * @param source key of the source; null means the first one
 */
record RegistrationRequest(
        PersonName name, MailAddress email, @Nullable LocalDate depositedOn, Lang lang, @Nullable String source) {
    private static final Set<String> FIELDS = Set.of("name", "email", "depositedOn", "lang", "source");

    /**
     * Takes any object.
     *
     * @param today where the consulate is
     */
    static Parsed parse(JsonObject body, LocalDate today) {
        Fields fields = new Fields(body);
        PersonName name = fields.name();
        MailAddress email = fields.email();
        LocalDate depositedOn = fields.pastDate("depositedOn", today);
        Lang lang = fields.lang();
        String source = fields.optional("source");
        fields.refuseOthersThan(FIELDS);
        return name == null || email == null || !fields.errors().isEmpty()
                ? new Invalid(fields.errors())
                : new Valid(new RegistrationRequest(name, email, depositedOn, lang, source));
    }

    /** All that is wrong with an object; empty when nothing is. */
    static List<FieldError> errors(JsonObject body, LocalDate today) {
        return parse(body, today) instanceof Invalid invalid ? invalid.errors() : List.of();
    }

    /** Either a request that can be carried out, or everything that is wrong with it. */
    sealed interface Parsed {}

    record Valid(RegistrationRequest request) implements Parsed {}

    /** @param errors never empty */
    record Invalid(List<FieldError> errors) implements Parsed {}
}
