package cm.mtchoun.match;

import cm.mtchoun.names.Comparison;

/**
 * A registered and a listed name that were compared.
 *
 * @param registrant with the name that was compared
 * @param listed id of the listed name
 * @param comparison of the two alone, before others are looked at
 */
record Pair(Registrant registrant, long listed, Comparison comparison) {

    long registration() {
        return registrant.id();
    }

    double score() {
        return comparison.score();
    }
}
