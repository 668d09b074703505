package cm.mtchoun.match;

import cm.mtchoun.names.Comparison;
import cm.mtchoun.names.Decision;
import cm.mtchoun.names.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Decides about all pairs of one publication together: a pair that is close by itself is less so when one of the two has a
 * clearly better partner.
 *
 * <p>Everybody whose name fits is told, homonyms too. But a person whose very name is on the list is not also told of a
 * similar one: that becomes a review, and what was a review is dropped. And when somebody else's very name is listed, a
 * registrant whose surname differs by a letter is not told without an operator's look; never dropped, the letter may be a typing mistake.
 */
final class MatchDecision {

    /** From here on, the pair is as good as the same name. */
    private static final double VERY_NAME = 0.97;

    private static final double MARGIN = 0.02;
    private static final double BARELY = 0.87;

    private MatchDecision() {}

    /** @param pairs of one publication, any order
     *  @return those to notify or review, in the same order, with the reason added where the margin changed the decision */
    static List<Pair> decide(List<Pair> pairs) {
        Map<Long, Double> bestOfPerson =
                pairs.stream().collect(Collectors.toMap(Pair::registration, Pair::score, Math::max));
        Map<Long, Double> bestOfName = pairs.stream().collect(Collectors.toMap(Pair::listed, Pair::score, Math::max));
        List<Pair> decided = new ArrayList<>();
        for (Pair pair : pairs) {
            Pair weighed = weigh(
                    pair,
                    bestOfPerson.getOrDefault(pair.registration(), 0.0),
                    bestOfName.getOrDefault(pair.listed(), 0.0));
            if (weighed.comparison().decision() != Decision.NO) {
                decided.add(weighed);
            }
        }
        return decided;
    }

    private static Pair weigh(Pair pair, double bestOfPerson, double bestOfName) {
        if (bestOfPerson >= VERY_NAME && pair.score() < bestOfPerson - MARGIN) {
            Decision lower = pair.comparison().decision() == Decision.NOTIFY ? Decision.REVIEW : Decision.NO;
            return with(pair, lower, Reason.Code.CLOSER_NAME);
        }
        if (bestOfName >= VERY_NAME
                && pair.score() <= BARELY
                && pair.comparison().decision() == Decision.NOTIFY) {
            return with(pair, Decision.REVIEW, Reason.Code.CLOSER_PERSON);
        }
        return pair;
    }

    private static Pair with(Pair pair, Decision decision, Reason.Code code) {
        Comparison comparison = pair.comparison();
        List<Reason> reasons = new ArrayList<>(comparison.reasons());
        reasons.add(0, new Reason(code, "", ""));
        return new Pair(pair.registrant(), pair.listed(), new Comparison(comparison.score(), decision, reasons));
    }
}
