package cm.mtchoun.match;

import cm.mtchoun.names.NameMatcher;
import cm.mtchoun.names.PersonName;
import java.util.Optional;

/** A registered and a listed name that share a key of the index: worth comparing. */
record Candidate(Registrant registrant, ListedEntry entry) {

    /** @return empty for most: quick looks spare comparing, and most often even taking the registered name apart */
    Optional<Pair> compare() {
        if (!entry.glance().mayBe(registrant.name())) {
            return Optional.empty();
        }
        PersonName person = PersonName.parse(registrant.name());
        return entry.glance().mayBe(person)
                ? Optional.of(new Pair(registrant, entry.id(), NameMatcher.compare(person, entry.name())))
                : Optional.empty();
    }
}
