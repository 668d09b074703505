package cm.mtchoun.match;

import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.names.Decision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares candidates and decides, communiqué by communiqué. Holds no state; most candidates take about 1 µs, some 5, one in ten 20. */
final class Matcher {

    private final Metrics metrics;

    Matcher(Metrics metrics) {
        this.metrics = metrics;
    }

    /** @return pairs that by themselves are to notify or review, in the order of the candidates */
    List<Found> compare(List<Candidate> candidates) {
        List<Found> found = new ArrayList<>();
        Map<Decision, Long> decided = new EnumMap<>(Decision.class);
        for (Candidate candidate : candidates) {
            Optional<Pair> pair = candidate.compare();
            Decision decision =
                    pair.map(compared -> compared.comparison().decision()).orElse(Decision.NO);
            decided.merge(decision, 1L, Long::sum);
            if (decision != Decision.NO) {
                found.add(new Found(pair.orElseThrow(), candidate.entry().communique()));
            }
        }
        decided.forEach((decision, pairs) -> metrics.matched(decision.code(), pairs));
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
