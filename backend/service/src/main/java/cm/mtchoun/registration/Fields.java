package cm.mtchoun.registration;

import cm.mtchoun.http.FieldError;
import cm.mtchoun.names.NameKeys;
import cm.mtchoun.names.NameProblem;
import cm.mtchoun.names.PersonName;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a body one by one and collects what is wrong with each. */
final class Fields {
    private static final int EARLIEST_YEAR = 2000;
    private static final int MOST_UNKNOWN = 10;
    private static final int LONGEST_SHOWN = 50;

    private final JsonObject body;
    private final List<FieldError> errors = new ArrayList<>();

    Fields(JsonObject body) {
        this.body = body;
    }

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** @return null after noting an error, as all of these */
    @Nullable
    PersonName name() {
        String typed = required("name");
        if (typed == null) {
            return null;
        }
        List<NameProblem> problems = PersonName.check(typed);
        problems.forEach(problem -> wrong("name", code(problem, typed), message(problem)));
        PersonName name = PersonName.parse(typed);
        if (problems.isEmpty() && !NameKeys.any(name)) { // nothing to find it by: "II", "Mme veuve"
            wrong("name", "too_short", "has titles or numerals only, and no name");
        }
        return name;
    }

    @Nullable
    MailAddress email() {
        String typed = required("email");
        if (typed == null) {
            return null;
        }
        // A phone's keyboard likes to add a blank; anything else that does not belong is an error.
        String text = typed.replaceAll("^[ \u00a0]+|[ \u00a0]+$", "");
        MailAddress.Wrong wrong = MailAddress.check(text);
        if (wrong == null) {
            return new MailAddress(text);
        }
        wrong("email", wrong.code(), wrong.message());
        return null;
    }

    @Nullable
    LocalDate pastDate(String field, LocalDate today) {
        String text = optional(field);
        LocalDate date = text == null ? null : date(field, text);
        if (date != null && date.isAfter(today)) {
            wrong(field, "in_the_future", "is later than today");
        } else if (date != null && date.isBefore(Year.of(EARLIEST_YEAR).atDay(1))) {
            wrong(field, "too_old", "is before the year " + EARLIEST_YEAR);
        }
        return date;
    }

    private @Nullable LocalDate date(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADate) {
            wrong(field, "invalid_date", "must be a date such as 2026-03-31");
            return null;
        }
    }

    Lang lang() {
        String text = optional("lang");
        if (text == null || text.equals("fr")) {
            return Lang.FR;
        }
        if (!text.equals("en")) {
            wrong("lang", "not_one_of", "must be fr or en");
        }
        return Lang.EN;
    }

    @Nullable
    String required(String field) {
        if (!body.containsKey(field)) {
            wrong(field, "required", "is missing");
        }
        return optional(field);
    }

    @Nullable
    String optional(String field) {
        if (!body.containsKey(field)) {
            return null;
        }
        if (body.getValue(field) instanceof String text) {
            return text;
        }
        wrong(field, "wrong_type", "must be a string");
        return null;
    }

    void refuseOthersThan(Set<String> known) {
        body.fieldNames().stream()
                .filter(field -> !known.contains(field))
                .limit(MOST_UNKNOWN)
                .forEach(field -> wrong(pointer(field), "unknown_field", "is not a known field"));
    }

    private static String pointer(String field) {
        String shown = field.length() <= LONGEST_SHOWN ? field : field.substring(0, LONGEST_SHOWN) + "…";
        return shown.replace("~", "~0").replace("/", "~1");
    }

    private void wrong(String field, String code, String message) {
        errors.add(new FieldError("/" + field, code, message));
    }

    private static String code(NameProblem problem, String typed) {
        return switch (problem) {
            case TOO_SHORT -> "too_short";
            case TOO_LONG -> "too_long";
            case DIGITS -> "digits";
            case CONTROL -> "control_characters";
            case CHARACTERS -> typed.indexOf('<') >= 0 ? "markup" : "invalid_characters";
        };
    }

    private static String message(NameProblem problem) {
        return switch (problem) {
            case TOO_SHORT -> "needs two letters or more";
            case TOO_LONG -> "has more than " + PersonName.MAX_LENGTH + " characters";
            case DIGITS -> "has a digit; Roman numerals are written with letters";
            case CONTROL -> "has a line break or another invisible character";
            case CHARACTERS -> "may have letters, blanks, apostrophes, hyphens and full stops only";
        };
    }
}
