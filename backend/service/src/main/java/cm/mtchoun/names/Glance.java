package cm.mtchoun.names;

import cm.mtchoun.names.Word.Group;
import cm.mtchoun.names.Word.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A first look at one listed name, for the many registered names that share a key with it: says of most that they cannot be
 * meant, without taking them apart. Two names each with a word that nothing on the other side answers are two people
 * ({@link RestJudge}); in doubt the answer is "perhaps". Immutable, thread-safe.
 */
public final class Glance {

    /** Below three letters a word may be a link, a numeral or a speck. */
    private static final int SHORTEST = 3;

    private static final int ENOUGH_SHARED_TO_OVERRULE = 4;

    private final List<Seen> words = new ArrayList<>();
    private boolean exceptional;
    private int doubtful;

    /** A word the reading is sure of. */
    private record Seen(String skeleton, Group group) {}

    /** @param listed what stands on the list */
    public Glance(PersonName listed) {
        exceptional = !listed.rows().isEmpty();
        for (Word word : listed.words()) {
            exceptional |= word.kind() == Kind.INITIAL || word.group() == Group.ALIAS;
            if (word.confidence() < Evidence.UNSURE) {
                doubtful++;
            } else if (word.kind() == Kind.PLAIN && word.text().length() >= SHORTEST) {
                words.add(new Seen(Skeleton.of(word.text()), word.isSurname() ? word.group() : Group.SOLE));
            }
        }
    }

    /** Whether a registered name needs comparing with it; takes about a microsecond. */
    public boolean mayBe(String registered) {
        Optional<List<String>> theirs = exceptional ? Optional.empty() : QuickWords.of(registered);
        return theirs.isEmpty() || mayBe(theirs.get());
    }

    private boolean mayBe(List<String> theirs) {
        boolean[] answered = new boolean[words.size()];
        int shared = 0;
        int unanswered = 0;
        for (String word : theirs) {
            boolean found = false;
            for (int i = 0; i < answered.length; i++) {
                if (mayAnswer(word, words.get(i).skeleton)) {
                    found = true;
                    answered[i] = true;
                }
            }
            shared += found ? 1 : 0;
            unanswered += found || word.length() < SHORTEST ? 0 : 1;
        }
        // A word read doubtfully may be two.
        return unanswered <= 2 * doubtful || shared >= ENOUGH_SHARED_TO_OVERRULE || isAllAnswered(answered);
    }

    /** One of two surnames by marriage and birth may be left out. */
    private boolean isAllAnswered(boolean[] answered) {
        boolean birth = false;
        boolean married = false;
        for (int i = 0; i < answered.length; i++) {
            if (!answered[i]) {
                Group group = words.get(i).group;
                if (group != Group.BIRTH && group != Group.MARRIED) {
                    return false;
                }
                birth |= group == Group.BIRTH;
                married |= group == Group.MARRIED;
            }
        }
        return !(birth && married);
    }

    /** Whether one may be the other misread or mistyped, or a part of it. */
    private static boolean mayAnswer(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int longer = Math.max(one.length(), other.length());
        int start = 0;
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        if (longer - shorter <= 1 && shorter <= 6) {
            return start + end >= (shorter <= 3 ? shorter - 1 : shorter - 2);
        }
        return start >= Math.min(SHORTEST, shorter) || end >= Math.min(SHORTEST, shorter);
    }
}
