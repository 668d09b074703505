package cm.mtchoun.names;

import cm.mtchoun.names.Word.Group;
import cm.mtchoun.names.Word.Kind;
import java.util.List;
import java.util.stream.Stream;

/** What is left of one of the two names once the words they share are taken away. */
final class Rest {

    private static final double SURELY_GIVEN = 0.3;

    private final List<Word> left;
    private final List<Word> shared;

    /**
     * @param left words without an answer; this list is changed
     * @param shared words of the same name that have one
     */
    Rest(List<Word> left, List<Word> shared) {
        this.left = left;
        this.shared = shared;
    }

    List<Word> words() {
        return left.stream().filter(word -> word.kind() == Kind.PLAIN).toList();
    }

    List<Word> ofKind(Kind kind) {
        return left.stream().filter(word -> word.kind() == kind).toList();
    }

    List<Word> singleLetters() {
        return left.stream()
                .filter(word -> word.text().length() == 1 && word.kind() != Kind.LINK)
                .toList();
    }

    boolean isEmpty() {
        return words().isEmpty();
    }

    boolean isGivenNamesOnly() {
        return words().stream().allMatch(word -> word.surname() <= SURELY_GIVEN);
    }

    void drop(List<Word> words) {
        words.forEach(left::remove);
    }

    /** All surnames of one group (birth or marriage), when nothing of it is shared and something of the other group is. */
    List<Word> wholeGroup(Group group) {
        Group other = group == Group.BIRTH ? Group.MARRIED : Group.BIRTH;
        boolean whole = surnames(shared, group).findAny().isEmpty();
        boolean otherShared = surnames(shared, other).findAny().isPresent()
                && surnames(left, other).findAny().isEmpty();
        return whole && otherShared ? surnames(left, group).toList() : List.of();
    }

    private static Stream<Word> surnames(List<Word> words, Group group) {
        return words.stream().filter(word -> word.kind() == Kind.PLAIN && word.group() == group && word.isSurname());
    }
}
