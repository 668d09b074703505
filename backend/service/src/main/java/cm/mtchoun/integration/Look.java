package cm.mtchoun.integration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one look at the whole service found.
 *
 * @param components by name, in the order of the contract: source, reading, database, mail
 */
record Look(Instant when, List<SourceView> sources, Map<String, Component> components) {

    /** @param lastSuccess null: never yet */
    record Component(Condition condition, @Nullable Instant lastSuccess) {}

    /** One source that is watched. */
    record SourceView(
            String key,
            String name,
            Condition condition,
            @Nullable Instant checkedAt,
            @Nullable Instant succeededAt,
            @Nullable LocalDate publishedOn) {}

    Condition worst() {
        return components.values().stream().map(Component::condition).reduce(Condition.OK, Condition::worse);
    }
}
