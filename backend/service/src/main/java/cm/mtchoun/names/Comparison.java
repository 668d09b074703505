package cm.mtchoun.names;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The answer to "is this listed name that registered name?".
 *
 * @param score 0 (nothing in common) to 1 (the same words), four decimals; the decision is the band it falls in
 * @param decision notify from .85, review from .65
 * @param reasons what counted, most important first; never empty
 */
public record Comparison(double score, Decision decision, List<Reason> reasons) {

    static final Comparison NOTHING_IN_COMMON =
            new Comparison(0, Decision.NO, List.of(Reason.of(Reason.Code.NOTHING_IN_COMMON)));

    public Comparison {
        reasons = List.copyOf(reasons);
    }

    /** Rounded to four decimals, so that the order in which bits were added up never shows. */
    static Comparison of(double exactScore, List<Reason> reasons) {
        double score = Math.round(exactScore * 10_000) / 10_000.0;
        return new Comparison(score, Decision.of(score), reasons);
    }

    Comparison with(Reason reason) {
        List<Reason> more = new ArrayList<>(reasons);
        more.add(reason);
        return new Comparison(score, decision, more);
    }

    /** @return the reasons as French sentences; holds parts of the names, so not for logs */
    public String french() {
        return reasons.stream().map(Reason::french).collect(Collectors.joining(" "));
    }

    /** @return the same in English */
    public String english() {
        return reasons.stream().map(Reason::english).collect(Collectors.joining(" "));
    }
}
