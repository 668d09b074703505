package cm.mtchoun.match;

import cm.mtchoun.names.Comparison;

/**
 * A registered and a listed name that were compared.
 *
 * @param registration id of the registration
 * @param listed id of the listed name
 * @param comparison of the two alone, before others are looked at
 */
record Pair(long registration, long listed, Comparison comparison) {

    double score() {
        return comparison.score();
    }
}
