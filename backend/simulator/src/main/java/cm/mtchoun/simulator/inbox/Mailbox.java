package cm.mtchoun.simulator.inbox;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last mails received, oldest first; older ones are forgotten when there are too many or they take too much room. */
final class Mailbox {
    private final int mostMails;
    private final long mostBytes;
    private final Deque<ReceivedMail> mails = new ArrayDeque<>();
    private final Map<Promise<Void>, Long> waiting = new HashMap<>();
    private long bytes;
    private long received;

    Mailbox(int mostMails, long mostBytes) {
        this.mostMails = mostMails;
        this.mostBytes = mostBytes;
    }

    /** @return the number of the mail, from 1 */
    long add(String sender, List<String> recipients, byte[] raw) {
        List<Promise<Void>> ready;
        synchronized (this) {
            received++;
            mails.addLast(new ReceivedMail(received, Instant.now(), sender, List.copyOf(recipients), raw));
            bytes += raw.length;
            while (mails.size() > mostMails || bytes > mostBytes && mails.size() > 1) {
                bytes -= mails.removeFirst().raw().length;
            }
            ready = waiting.entrySet().stream()
                    .filter(wait -> wait.getValue() <= received)
                    .map(Map.Entry::getKey)
                    .toList();
            waiting.keySet().removeAll(ready);
        }
        ready.forEach(Promise::tryComplete);
        return received;
    }

    synchronized List<ReceivedMail> all() {
        return new ArrayList<>(mails);
    }

    synchronized Optional<ReceivedMail> numbered(long number) {
        return mails.stream().filter(mail -> mail.number() == number).findFirst();
    }

    /** Ever received, forgotten ones included. */
    synchronized long received() {
        return received;
    }

    synchronized void empty() {
        mails.clear();
        bytes = 0;
    }

    synchronized Future<Void> whenReceived(long count) {
        if (received >= count) {
            return Future.succeededFuture();
        }
        Promise<Void> promise = Promise.promise();
        waiting.put(promise, count);
        return promise.future();
    }
}
