package cm.mtchoun.match;

import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.names.Decision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares candidates and decides, communiqué by communiqué. Holds no state; most candidates take about 1 µs, some 5, one in ten 20. */
final class Matcher {

    private final Metrics metrics;

    Matcher(Metrics metrics) {
        this.metrics = metrics;
    }

    /** @return as {@link #likely}, counted */
    List<Found> compare(List<Candidate> candidates) {
        List<Found> found = likely(candidates);
        Map<Decision, Long> decided = new EnumMap<>(Decision.class);
        found.forEach(match -> decided.merge(match.pair().comparison().decision(), 1L, Long::sum));
        decided.put(Decision.NO, (long) candidates.size() - found.size());
        decided.forEach((decision, pairs) -> metrics.matched(decision.code(), pairs));
        return found;
    }

    /** @return pairs that by themselves are to notify or review, in the order of the candidates */
    static List<Found> likely(List<Candidate> candidates) {
        List<Found> found = new ArrayList<>();
        for (Candidate candidate : candidates) {
            candidate
                    .compare()
                    .filter(pair -> pair.comparison().decision() != Decision.NO)
                    .ifPresent(
                            pair -> found.add(new Found(pair, candidate.entry().communique())));
        }
        return found;
    }

    /** @return what is left to notify or review once all pairs of a communiqué are seen together; best first */
    static List<Found> decide(List<Found> found) {
        Map<Long, List<Pair>> byCommunique = new LinkedHashMap<>();
        found.forEach(match -> byCommunique
                .computeIfAbsent(match.communique(), id -> new ArrayList<>())
                .add(match.pair()));
        List<Found> decided = new ArrayList<>();
        byCommunique.forEach((communique, pairs) ->
                MatchDecision.decide(pairs).forEach(pair -> decided.add(new Found(pair, communique))));
        decided.sort(Comparator.comparingDouble(match -> -match.pair().score()));
        return decided;
    }
}
