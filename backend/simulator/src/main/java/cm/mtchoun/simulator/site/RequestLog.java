package cm.mtchoun.simulator.site;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last requests the site answered and how many it had in hand at once; any thread. */
final class RequestLog {
    private static final int KEPT = 20_000;

    private final Deque<SeenRequest> requests = new ArrayDeque<>();
    private int inHand;
    private int mostInHand;

    synchronized void began() {
        inHand++;
        mostInHand = Math.max(mostInHand, inHand);
    }

    synchronized void ended() {
        inHand--;
    }

    synchronized void answered(SeenRequest request) {
        requests.addLast(request);
        if (requests.size() > KEPT) {
            requests.removeFirst();
        }
    }

    synchronized List<SeenRequest> all() {
        return new ArrayList<>(requests);
    }

    synchronized int mostInHand() {
        return mostInHand;
    }

    synchronized void forget() {
        requests.clear();
        mostInHand = inHand;
    }
}
