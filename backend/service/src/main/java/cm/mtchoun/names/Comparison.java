package cm.mtchoun.names;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The answer to "is this listed name that registered name?".
 *
 * @param score 0 (nothing in common) to 1 (the same words); the decision is the band it falls in
 * @param decision notify from .85, review from .65
 * @param reasons what counted, most important first; never empty
 */
public record Comparison(double score, Decision decision, List<Reason> reasons) {

    public Comparison {
        reasons = List.copyOf(reasons);
    }

    static Comparison of(double score, List<Reason> reasons) {
        return new Comparison(score, Decision.of(score), reasons);
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
