package cm.mtchoun.names;

import java.util.Locale;

/** Why a typed name cannot be registered. */
public enum NameProblem {
    /** Fewer than 2 characters once trimmed, or fewer than 2 letters. */
    TOO_SHORT,
    /** More than {@link PersonName#MAX_LENGTH} characters (code points) once trimmed. */
    TOO_LONG,
    /** A digit of any script. */
    DIGITS,
    /** A control, formatting or line-breaking character, or half a surrogate pair. */
    CONTROL,
    /** Anything else that is no letter, mark, space, apostrophe, hyphen or period: {@code <}, {@code @}, emoji... */
    CHARACTERS;

    /** @return stable lower-case name for machines, such as {@code too_short} */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
