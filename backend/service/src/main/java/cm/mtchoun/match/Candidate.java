package cm.mtchoun.match;

import cm.mtchoun.names.NameMatcher;
import cm.mtchoun.names.PersonName;

/** A registered and a listed name that share a key of the index: worth comparing. */
record Candidate(Registrant registrant, ListedEntry entry) {

    /** False for most: a quick look spares taking the registered name apart. */
    boolean isWorthComparing() {
        return entry.glance().mayBe(registrant.name());
    }

    Pair compare() {
        return new Pair(
                registrant.id(), entry.id(), NameMatcher.compare(PersonName.parse(registrant.name()), entry.name()));
    }
}
