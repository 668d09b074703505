package cm.mtchoun.match;

import cm.mtchoun.names.NameMatcher;
import cm.mtchoun.names.PersonName;

/** A registered and a listed name that share a key of the index: worth comparing. */
record Candidate(Registrant registrant, ListedEntry entry) {

    Pair compare() {
        return new Pair(
                registrant.id(), entry.id(), NameMatcher.compare(PersonName.parse(registrant.name()), entry.name()));
    }
}
