package cm.mtchoun.names;

import cm.mtchoun.names.Word.Group;
import cm.mtchoun.names.Word.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A first look at one listed name, for the many registered names that share a key with it: says of most that they cannot be
 * meant, without comparing them. Two names each with a word that nothing on the other side answers are two people
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
    private record Seen(Word word, String skeleton, Group group) {}

    /** Whether a word of a registered name may be a word of the list, or a part of it, or it a part of the word. */
    private interface Answer {
        boolean is(int registered, Seen listed);
    }

    /** @param listed what stands on the list */
    public Glance(PersonName listed) {
        exceptional = !listed.rows().isEmpty();
        for (Word word : listed.words()) {
            exceptional |= word.kind() == Kind.INITIAL || word.group() == Group.ALIAS;
            if (word.confidence() < Evidence.UNSURE) {
                doubtful++;
            } else if (isWeighed(word)) {
                words.add(new Seen(word, Skeleton.of(word.text()), groupOf(word)));
            }
        }
    }

    /** Whether a registered name needs comparing with it; takes about a microsecond, for names are not taken apart. */
    public boolean mayBe(String registered) {
        Optional<QuickWords> theirs = exceptional ? Optional.empty() : QuickWords.of(registered);
        return theirs.isEmpty() || mayBe(theirs.get());
    }

    private boolean mayBe(QuickWords theirs) {
        List<String> skeletons = theirs.skeletons();
        Answers answers = new Answers((word, listed) -> mayAnswer(skeletons.get(word), listed.skeleton));
        for (int i = 0; i < skeletons.size(); i++) {
            if (skeletons.get(i).length() >= SHORTEST) {
                answers.weigh(i, theirs.groupOf(i));
            }
        }
        return answers.mayBeOnePerson();
    }

    /** The same with a closer look; worth it before comparing, once a name is taken apart. */
    public boolean mayBe(PersonName registered) {
        List<Word> theirs = registered.words();
        if (exceptional || !registered.rows().isEmpty()) {
            return true;
        }
        List<String> skeletons =
                theirs.stream().map(word -> Skeleton.of(word.text())).toList();
        Answers answers = new Answers((word, listed) ->
                isPlausible(theirs.get(word), listed.word) || mayBePart(skeletons.get(word), listed.skeleton));
        for (int i = 0; i < theirs.size(); i++) {
            Word word = theirs.get(i);
            if (word.kind() == Kind.INITIAL || word.group() == Group.ALIAS) {
                return true;
            }
            if (isWeighed(word)) {
                answers.weigh(i, groupOf(word));
            }
        }
        return answers.mayBeOnePerson();
    }

    private static boolean isWeighed(Word word) {
        return word.kind() == Kind.PLAIN && word.text().length() >= SHORTEST;
    }

    /** Given names belong to no surname that could be left out. */
    private static Group groupOf(Word word) {
        return word.isSurname() ? word.group() : Group.SOLE;
    }

    /** Which words of the two sides answer one another. */
    private final class Answers {
        private final Answer answer;
        private final boolean[] listedIsAnswered = new boolean[words.size()];
        private final Unanswered registered = new Unanswered();
        private int shared;

        Answers(Answer answer) {
            this.answer = answer;
        }

        void weigh(int word, Group group) {
            boolean found = false;
            for (int i = 0; i < listedIsAnswered.length; i++) {
                if (answer.is(word, words.get(i))) {
                    found = true;
                    listedIsAnswered[i] = true;
                }
            }
            if (found) {
                shared++;
            } else {
                registered.add(group);
            }
        }

        boolean mayBeOnePerson() {
            Unanswered listed = new Unanswered();
            for (int i = 0; i < listedIsAnswered.length; i++) {
                if (!listedIsAnswered[i]) {
                    listed.add(words.get(i).group);
                }
            }
            // A word read doubtfully may be two.
            return registered.count <= 2 * doubtful
                    || shared >= ENOUGH_SHARED_TO_OVERRULE
                    || registered.isForgivable()
                    || listed.isForgivable();
        }
    }

    /** Words of one side that nothing answers. */
    private static final class Unanswered {
        private int count;
        private int birth;
        private int married;

        void add(Group group) {
            count++;
            birth += group == Group.BIRTH ? 1 : 0;
            married += group == Group.MARRIED ? 1 : 0;
        }

        /** One of two surnames by marriage and birth may be left out. */
        boolean isForgivable() {
            return count == birth || count == married;
        }
    }

    private static boolean isPlausible(Word registered, Word listed) {
        return WordDistance.between(registered.text(), listed.text(), listed.confidence())
                .isPlausible();
    }

    private static boolean mayBePart(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        return one.length() != other.length() && shareEnd(one, other, Math.max(SHORTEST, shorter - 1));
    }

    /** Whether one may be the other misread or mistyped, or a part of it. */
    private static boolean mayAnswer(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int longer = Math.max(one.length(), other.length());
        if (longer - shorter <= 1 && shorter <= 6) {
            int start = start(one, other);
            return start + end(one, other, start) >= (shorter <= 3 ? shorter - 1 : shorter - 2);
        }
        return shareEnd(one, other, Math.min(SHORTEST, shorter));
    }

    private static boolean shareEnd(String one, String other, int enough) {
        int start = start(one, other);
        return start >= enough || end(one, other, start) >= enough;
    }

    private static int start(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int start = 0;
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        return start;
    }

    private static int end(String one, String other, int start) {
        int shorter = Math.min(one.length(), other.length());
        int end = 0;
        while (end < shorter - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return end;
    }
}
