package cm.mtchoun.names;

import static cm.mtchoun.names.Evidence.SOME;
import static cm.mtchoun.names.Evidence.STRONG;
import static cm.mtchoun.names.Evidence.VERY_STRONG;
import static cm.mtchoun.names.Verdict.ANOTHER_PERSON;
import static cm.mtchoun.names.Verdict.BARELY_NOTIFY;
import static cm.mtchoun.names.Verdict.DOUBTFUL;
import static cm.mtchoun.names.Verdict.FAINT;
import static cm.mtchoun.names.Verdict.LIKELY;

import cm.mtchoun.names.Alignment.Pair;
import cm.mtchoun.names.Reason.Code;

/** Weighs words that answer one another but are not written alike. */
final class WritingJudge {

    /** Two models that agree are seldom wrong in more than one letter of a word. */
    private static final double MOST_WHEN_SURE = 0.4;

    private final Evidence evidence;
    private final Verdict verdict;

    WritingJudge(Evidence evidence, Verdict verdict) {
        this.evidence = evidence;
        this.verdict = verdict;
    }

    void weigh() {
        int doubts = 0;
        int edited = 0;
        for (Pair pair : evidence.pairs) {
            if (pair.isGlued()) {
                verdict.lose(0.01, reason(Code.GLUED, pair));
            }
            if (pair.difference().cost() > 0) {
                edited += Evidence.isAgreement(pair) ? 0 : 1;
                doubts += isSure(pair) ? 0 : 1;
            }
        }
        if (doubts > 1) {
            verdict.limit(
                    doubts == 2 && evidence.bits >= STRONG ? FAINT : ANOTHER_PERSON, Reason.of(Code.SEVERAL_DOUBTS));
        } else if (edited > 1) {
            verdict.limit(evidence.bits >= STRONG ? BARELY_NOTIFY : DOUBTFUL, Reason.of(Code.SEVERAL_DOUBTS));
        }
    }

    /** @return whether the two words are one for sure */
    private boolean isSure(Pair pair) {
        double rest = evidence.without(pair);
        boolean surname = pair.surname() >= 0.5;
        if (Evidence.isAgreement(pair)) {
            return weighReading(pair, rest, surname);
        }
        if (pair.difference().edits() > 1) {
            verdict.limit(rest >= STRONG ? FAINT : ANOTHER_PERSON, reason(Code.DAMAGED, pair));
        } else if (surname) {
            weighSurnameEdit(pair, rest);
        } else {
            weighGivenNameEdit(pair, rest);
        }
        return verdict.isNotify();
    }

    private boolean weighReading(Pair pair, double rest, boolean surname) {
        double soft = pair.difference().soft();
        double credit = credit(pair.difference().length());
        if (!isUnsure(pair)) {
            credit = Math.min(credit, MOST_WHEN_SURE);
        }
        if (credit > 0.1) {
            credit += (rest >= STRONG ? 0.15 : 0) + (surname || !isUnsure(pair) ? 0 : 0.15);
        }
        // Lost in a doubt, too: else a surer reading, which doubts where another forgives, would rank higher.
        verdict.lose(0.02 + 0.06 * soft);
        if (soft <= credit) {
            verdict.note(reason(Code.READ_DIFFERENTLY, pair));
            return true;
        }
        boolean isShort = pair.difference().length() <= 4;
        verdict.limit(isShort && rest < STRONG ? ANOTHER_PERSON : LIKELY, reason(Code.DOUBTFUL_READING, pair));
        return false;
    }

    /** Short words get none but for signs: one letter more or less is another name there. */
    private static double credit(int length) {
        return length <= 3 ? 0.1 : length == 4 ? 0.12 : length <= 6 ? 0.25 : length <= 8 ? 0.35 : 0.6;
    }

    /** One letter makes another family: never told on that alone, unless the reading itself doubts a word of some length. */
    private void weighSurnameEdit(Pair pair, double rest) {
        Difference difference = pair.difference();
        int length = difference.length();
        if (length >= 5 && isUnsure(pair) && !difference.neighbour() && rest >= STRONG) {
            verdict.limit(BARELY_NOTIFY, editReason(pair));
        } else if (length >= 6) {
            verdict.limit(rest >= SOME - 4 ? DOUBTFUL : length >= 8 ? FAINT : ANOTHER_PERSON, editReason(pair));
        } else {
            double needed = length == 5 ? SOME : length == 4 ? STRONG : VERY_STRONG;
            verdict.limit(rest >= needed ? FAINT : ANOTHER_PERSON, editReason(pair));
        }
    }

    /** Two given names of one family are seldom a letter apart; where the reading doubts that very word, it is the reading. */
    private void weighGivenNameEdit(Pair pair, double rest) {
        Difference difference = pair.difference();
        boolean neighbour = difference.neighbour();
        boolean misread = isUnsure(pair) && difference.length() >= 4 && rest >= (neighbour ? STRONG : SOME);
        boolean slip = difference.length() >= 7 && difference.soft() == 0 && !neighbour && rest >= VERY_STRONG;
        if (misread || slip) {
            verdict.limit(BARELY_NOTIFY, editReason(pair));
        } else if (difference.length() >= 4 && rest >= SOME) {
            verdict.limit(neighbour ? FAINT : DOUBTFUL, editReason(pair));
        } else {
            verdict.limit(rest >= (isUnsure(pair) ? SOME : VERY_STRONG) ? FAINT : ANOTHER_PERSON, editReason(pair));
        }
    }

    private static boolean isUnsure(Pair pair) {
        return pair.confidence() < Evidence.UNSURE;
    }

    private static Reason editReason(Pair pair) {
        return reason(pair.difference().neighbour() ? Code.LETTER_NEIGHBOUR : Code.TYPING_DIFFERENCE, pair);
    }

    private static Reason reason(Code code, Pair pair) {
        return Reason.of(code, pair.registered(), pair.listed());
    }
}
