package cm.mtchoun.match;

import cm.mtchoun.names.NameKeys;
import cm.mtchoun.names.PersonName;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The index of names by {@link NameKeys}, in memory: what the tables of keys are to the service. Not thread-safe while filled. */
final class CandidateIndex {

    private final Map<Long, Ids> byKey = new HashMap<>();

    void add(int id, PersonName name) {
        NameKeys.of(name)
                .forEach(key -> byKey.computeIfAbsent(key, k -> new Ids()).add(id));
    }

    /** @return ids of the names that share a key with this one, ascending, each once */
    IntStream candidates(PersonName name) {
        return NameKeys.of(name).stream()
                .map(byKey::get)
                .filter(ids -> ids != null)
                .flatMapToInt(Ids::stream)
                .sorted()
                .distinct();
    }

    private static final class Ids {
        private int[] values = new int[2];
        private int size;

        void add(int id) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = id;
        }

        IntStream stream() {
            return Arrays.stream(values, 0, size);
        }
    }
}
