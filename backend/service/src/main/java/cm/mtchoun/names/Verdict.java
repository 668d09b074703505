package cm.mtchoun.names;

import cm.mtchoun.names.Reason.Code;
import java.util.ArrayList;
import java.util.List;

/** What is held against two names being one, as it adds up: small losses, and caps that no agreement lifts. */
final class Verdict {

    /** Caps that leave the pair to an operator, from likely to faint. */
    static final double LIKELY = 0.80, DOUBTFUL = 0.76, FAINT = 0.68;

    static final double BARELY_NOTIFY = 0.86, ANOTHER_PERSON = 0.4;

    private final List<Reason> reasons = new ArrayList<>();
    private double cap = 1;
    private double lost;

    void lose(double loss) {
        lost += loss;
    }

    void lose(double loss, Reason reason) {
        lose(loss);
        note(reason);
    }

    void note(Reason reason) {
        reasons.add(reason);
    }

    void limit(double limit, Reason reason) {
        if (limit < cap) {
            cap = limit;
            reasons.add(0, reason);
        } else {
            reasons.add(reason);
        }
    }

    void limitIf(boolean doubt, double limit, Reason reason) {
        if (doubt) {
            limit(limit, reason);
        }
    }

    boolean isNotify() {
        return cap >= Decision.NOTIFY_FROM;
    }

    /**
     * Small losses alone never turn a match into a doubt; below "review" the share of agreement ranks the pairs.
     *
     * @param agreeing bits of the words that agree
     * @param all bits of these and of all words left over
     */
    Comparison comparison(double agreeing, double all) {
        if (reasons.isEmpty()) {
            reasons.add(Reason.of(Code.SAME_NAME));
        }
        if (cap < Decision.REVIEW_FROM) {
            return Comparison.of(Math.min(cap, 0.6 * agreeing / Math.max(1, all)), reasons);
        }
        return Comparison.of(Math.max(isNotify() ? Decision.NOTIFY_FROM : Decision.REVIEW_FROM, cap - lost), reasons);
    }
}
