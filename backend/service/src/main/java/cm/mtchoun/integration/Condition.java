package cm.mtchoun.integration;

import java.util.Locale;

/** How well a part of the service works; from best to worst. */
enum Condition {
    OK,
    DEGRADED,
    DOWN;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Condition worse(Condition one, Condition other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
