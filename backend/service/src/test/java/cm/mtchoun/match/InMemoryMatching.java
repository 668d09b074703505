package cm.mtchoun.match;

import cm.mtchoun.names.Comparison;
import cm.mtchoun.names.Glance;
import cm.mtchoun.names.ListedText;
import cm.mtchoun.names.NameMatcher;
import cm.mtchoun.names.PersonName;
import java.util.List;

/** Lets the bench look inside the package: candidates from the index, then comparisons, as the match command does. */
public final class InMemoryMatching {

    private final CandidateIndex index = new CandidateIndex();
    private final List<PersonName> names;

    private InMemoryMatching(List<PersonName> names) {
        this.names = names;
        for (int i = 0; i < names.size(); i++) {
            index.add(i, names.get(i));
        }
    }

    public static InMemoryMatching ofRegistered(List<String> typed) {
        return new InMemoryMatching(typed.stream().map(PersonName::parse).toList());
    }

    public static InMemoryMatching ofListed(List<ListedText> read) {
        return new InMemoryMatching(read.stream().map(ListedText::name).toList());
    }

    /** @return one comparison for each registered candidate */
    public List<Comparison> compareListed(String listed) {
        PersonName name = ListedText.of(listed).name();
        Glance glance = new Glance(name);
        return index.candidates(name)
                .filter(candidate -> glance.mayBe(names.get(candidate).text()) && glance.mayBe(names.get(candidate)))
                .mapToObj(candidate -> NameMatcher.compare(names.get(candidate), name))
                .toList();
    }

    /** @return one comparison for each listed candidate */
    public List<Comparison> compareRegistered(String registered) {
        PersonName name = PersonName.parse(registered);
        return index.candidates(name)
                .mapToObj(candidate -> NameMatcher.compare(name, names.get(candidate)))
                .toList();
    }
}
