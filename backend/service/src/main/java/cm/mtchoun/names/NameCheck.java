package cm.mtchoun.names;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Says what is wrong with a name typed for registration. */
final class NameCheck {

    private static final String PUNCTUATION = "'’‘ʼ`´-‐‑‒–.";

    private NameCheck() {}

    static List<NameProblem> problems(String typed) {
        String name = typed.strip();
        Set<NameProblem> problems = EnumSet.noneOf(NameProblem.class);
        long length = name.codePointCount(0, name.length());
        if (length < 2
                || name.codePoints()
                                .limit(PersonName.MAX_LENGTH)
                                .filter(Character::isLetter)
                                .count()
                        < 2) {
            problems.add(NameProblem.TOO_SHORT);
        }
        if (length > PersonName.MAX_LENGTH) {
            problems.add(NameProblem.TOO_LONG);
        }
        name.codePoints().forEach(c -> addProblemOf(c, problems));
        return List.copyOf(problems);
    }

    private static void addProblemOf(int c, Set<NameProblem> problems) {
        if (Character.isLetter(c) || isMark(c) || c == ' ' || c == '\u00a0' || PUNCTUATION.indexOf(c) >= 0) {
            return;
        }
        problems.add(
                Character.isDigit(c)
                        ? NameProblem.DIGITS
                        : isControl(c) ? NameProblem.CONTROL : NameProblem.CHARACTERS);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isControl(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
