package cm.mtchoun.names;

import java.util.List;

/**
 * A civil-status name taken apart: words, what particles such as <i>épouse</i> or <i>veuve</i> say of them, and which words
 * are surnames as far as the writing tells. Immutable; any text has one, be it empty.
 */
public final class PersonName {

    /** Longest name that can be registered, in characters; of a longer text only the beginning is looked at. */
    public static final int MAX_LENGTH = 200;

    private final String text;
    private final List<Word> words;
    private final List<PersonName> rows;

    PersonName(String text, List<Word> words, List<PersonName> rows) {
        this.text = text;
        this.words = List.copyOf(words);
        this.rows = List.copyOf(rows);
    }

    /** Never fails, whatever the text; see {@link #check} for what may be registered. */
    public static PersonName parse(String text) {
        return ListedText.of(text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text)
                .name();
    }

    /** @return what forbids registering under this name, in declaration order; empty when nothing does */
    public static List<NameProblem> check(String typed) {
        return NameCheck.problems(typed);
    }

    /** @return the text it was parsed from, blanks made single, cut at {@link #MAX_LENGTH} */
    public String text() {
        return text;
    }

    /**
     * @return the words that are compared, folded, in writing order, one blank between; equal for names that differ only in case,
     *     accents, apostrophes, hyphens, blanks, titles and particles; empty when the text holds no word
     */
    public String folded() {
        return String.join(" ", words.stream().map(Word::text).toList());
    }

    List<Word> words() {
        return words;
    }

    /** The names that this one is made of when the writing shows several, as when two rows of a list were read as one; else empty. */
    List<PersonName> rows() {
        return rows;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersonName name && name.text.equals(text) && name.words.equals(words);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Says nothing of the name: names do not belong in logs. */
    @Override
    public String toString() {
        return "PersonName[" + words.size() + " words]";
    }
}
