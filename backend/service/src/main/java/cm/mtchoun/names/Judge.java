package cm.mtchoun.names;

import cm.mtchoun.names.Alignment.Pair;
import java.util.ArrayList;
import java.util.List;

/**
 * Weighs an alignment. Every rule either lowers the score a little (a difference that people make every day) or caps it
 * below "notify" (a doubt) or below "review" (another person), and says why.
 */
final class Judge {

    private Judge() {}

    static Comparison judge(Alignment alignment) {
        Evidence evidence = new Evidence(alignment.pairs);
        Rest registered = new Rest(alignment.registeredLeft, words(alignment.pairs, true));
        Rest listed = new Rest(alignment.listedLeft, words(alignment.pairs, false));
        if (!evidence.hasPlain() && !(registered.isEmpty() && listed.isEmpty())) {
            return Comparison.NOTHING_IN_COMMON;
        }
        double all = evidence.bits + bits(registered) + bits(listed);
        Verdict verdict = new Verdict();
        new WritingJudge(evidence, verdict).weigh();
        new RestJudge(evidence, registered, listed, verdict).weigh();
        return verdict.comparison(evidence.bits, all);
    }

    private static List<Word> words(List<Pair> pairs, boolean registered) {
        List<Word> words = new ArrayList<>();
        pairs.forEach(pair -> words.addAll(registered ? pair.registered() : pair.listed()));
        return words;
    }

    private static double bits(Rest rest) {
        double bits = 0;
        for (Word word : rest.words()) {
            bits += word.bits();
        }
        return bits;
    }
}
