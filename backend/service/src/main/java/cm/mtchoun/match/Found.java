package cm.mtchoun.match;

/** A pair to notify or review, with the communiqué it was found in. */
record Found(Pair pair, long communique) {}
