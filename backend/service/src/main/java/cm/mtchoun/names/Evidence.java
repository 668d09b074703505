package cm.mtchoun.names;

import cm.mtchoun.names.Alignment.Pair;
import cm.mtchoun.names.Word.Kind;
import java.util.List;

/** What two names share, weighed in bits: a common surname and given name make about 14, a rare one alone 12. */
final class Evidence {

    /** A common surname, a common surname and given name, a rare surname with a given name, two of each, more than that. */
    static final double SOME = 8, ENOUGH = 14, STRONG = 18, VERY_STRONG = 28, OVERWHELMING = 45;

    /** Below it the reading doubts itself: the two models that read disagree about the word. */
    static final double UNSURE = 0.8;

    /** Below it there is hardly a reading. */
    static final double GUESSED = 0.4;

    final List<Pair> pairs;
    final double bits;

    Evidence(List<Pair> pairs) {
        this.pairs = pairs;
        double sum = 0;
        for (Pair pair : pairs) {
            sum += isAgreement(pair) ? pair.bits() : 0;
        }
        bits = sum;
    }

    static boolean isAgreement(Pair pair) {
        return pair.difference().edits() == 0;
    }

    /** Bits that agree apart from this pair. */
    double without(Pair pair) {
        return isAgreement(pair) ? bits - pair.bits() : bits;
    }

    boolean sharesSurname() {
        for (Pair pair : pairs) {
            if (isPlain(pair) && pair.surname() >= 0.5) {
                return true;
            }
        }
        return false;
    }

    boolean sharesGivenName() {
        for (Pair pair : pairs) {
            if (isPlain(pair) && (pair.surname() < 0.5 || pair.isGlued() && hasGivenName(pair))) {
                return true;
            }
        }
        return false;
    }

    /** False when neither writing tells surnames from given names. */
    boolean tellsSurnames() {
        return pairs.stream().anyMatch(pair -> pair.surname() == 0 || pair.surname() == 1);
    }

    boolean hasPlain() {
        for (Pair pair : pairs) {
            if (isPlain(pair)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlain(Pair pair) {
        for (Word word : pair.registered()) {
            if (word.kind() == Kind.PLAIN) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasGivenName(Pair pair) {
        return pair.registered().stream().anyMatch(word -> !word.isSurname())
                || pair.listed().stream().anyMatch(word -> !word.isSurname());
    }
}
