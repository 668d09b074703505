package cm.mtchoun.match.bench;

import cm.mtchoun.names.PersonName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** People who are not on the list but resemble somebody who is. */
enum LookAlike {
    SIBLING("sibling: same surnames, other given names"),
    SIBLING_SHARING("sibling sharing one given name"),
    SAME_GIVEN("same given names, other surnames"),
    MIXED_SURNAMES("one surname of two replaced"),
    IN_LAW("the husband's surname, other given names"),
    ONE_SHARED("one shared word"),
    NEIGHBOUR("letter neighbour of a surname, same given names");

    final String label;

    LookAlike(String label) {
        this.label = label;
    }

    /** @param other somebody else, whose parts replace those of {@code listed} */
    Optional<String> of(Printed listed, Printed other, Random random) {
        List<String> words = words(other);
        boolean strangers = words(listed).stream().noneMatch(words::contains);
        if (!strangers) {
            return Optional.empty();
        }
        return switch (this) {
            case SIBLING ->
                Optional.of(listed.unmarried().withGiven(other.given()).text());
            case SIBLING_SHARING ->
                listed.given().size() < 2
                        ? Optional.empty()
                        : Optional.of(listed.unmarried()
                                .withGiven(List.of(
                                        listed.given().get(0), other.given().get(0)))
                                .text());
            case SAME_GIVEN ->
                Optional.of(listed.unmarried().withSurnames(other.surnames()).text());
            case MIXED_SURNAMES ->
                listed.surnames().size() < 2
                        ? Optional.empty()
                        : Optional.of(listed.unmarried()
                                .withSurnames(List.of(
                                        listed.surnames().get(random.nextInt(2)),
                                        other.surnames().get(0)))
                                .text());
            case IN_LAW ->
                !listed.isMarried() ? Optional.empty() : Optional.of(Printed.join(listed.married(), other.given()));
            case ONE_SHARED -> {
                List<String> all = new ArrayList<>(listed.surnames());
                all.addAll(listed.given());
                yield Optional.of(Printed.join(other.surnames(), other.given(), List.of(Typing.any(all, random))));
            }
            case NEIGHBOUR -> neighbour(listed, random);
        };
    }

    private static List<String> words(Printed name) {
        return List.of(PersonName.parse(name.text()).folded().split(" "));
    }

    /** A vowel for a vowel, N for M, or a last letter more: what really tells families apart. */
    private static Optional<String> neighbour(Printed listed, Random random) {
        String surname = listed.surnames().get(0);
        List<String> neighbours = new ArrayList<>(List.of(surname + "H", surname + "O", surname + "A"));
        for (int i = 1; i < surname.length(); i++) {
            String others = "AEIOU".indexOf(surname.charAt(i)) >= 0 ? "AEIOU" : surname.charAt(i) == 'N' ? "M" : "";
            for (char c : others.toCharArray()) {
                neighbours.add(surname.substring(0, i) + c + surname.substring(i + 1));
            }
        }
        neighbours.removeIf(surname::equals);
        List<String> surnames = new ArrayList<>(listed.surnames());
        surnames.set(0, Typing.any(neighbours, random));
        return Optional.of(listed.unmarried().withSurnames(surnames).text());
    }
}
