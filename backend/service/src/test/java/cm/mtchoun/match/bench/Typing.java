package cm.mtchoun.match.bench;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Ways in which people type the name that is printed; empty where a name does not lend itself to it. */
enum Typing {
    AS_PRINTED("as printed"),
    SMALL_LETTERS("small letters"),
    CAPITALS("capitals"),
    NO_ACCENTS("no accents"),
    GIVEN_FIRST("given names first"),
    ANY_ORDER("any order"),
    HYPHENATED("words hyphenated"),
    GLUED("two words glued"),
    SPLIT("a word split"),
    EPOUSE("épouse, veuve spelt out"),
    NEE("married name née birth name"),
    NO_PARTICLE("no particle"),
    MAIDEN_ALONE("birth name alone"),
    MARRIED_ALONE("married name alone"),
    GIVEN_MISSING("a given name missing"),
    GIVEN_ADDED("a given name added"),
    NO_NUMERAL("Roman numeral left out"),
    TITLE("with M. or Mme"),
    TYPO("one typing mistake in a long surname");

    final String label;

    Typing(String label) {
        this.label = label;
    }

    Optional<String> of(Printed name, Random random) {
        return switch (this) {
            case AS_PRINTED -> Optional.of(name.text());
            case SMALL_LETTERS -> Optional.of(name.text().toLowerCase(Locale.ROOT));
            case CAPITALS -> Optional.of(name.text().toUpperCase(Locale.ROOT));
            case NO_ACCENTS -> Optional.of(plain(name.text())).filter(plain -> !plain.equals(name.text()));
            case GIVEN_FIRST ->
                when(!name.isMarried() && name.numeral().isEmpty(), Printed.join(name.given(), name.surnames()));
            case ANY_ORDER -> when(!name.isMarried(), shuffled(name, random));
            case HYPHENATED ->
                when(
                        name.surnames().size() > 1,
                        name.text().replace(Printed.join(name.surnames()), String.join("-", name.surnames())));
            case GLUED ->
                when(
                        name.surnames().size() > 1,
                        name.text().replace(Printed.join(name.surnames()), String.join("", name.surnames())));
            case SPLIT -> split(name, random);
            case EPOUSE ->
                when(
                        name.isMarried(),
                        name.text().replaceAll("(?i) [eé]pse ", " épouse ").replaceAll("(?i) vve ", " veuve "));
            case NEE ->
                when(
                        name.isMarried(),
                        Printed.join(
                                name.given(),
                                name.married(),
                                List.of("née"),
                                name.surnames(),
                                List.of(name.numeral())));
            case NO_PARTICLE -> when(name.isMarried(), Printed.join(name.surnames(), name.married(), name.given()));
            case MAIDEN_ALONE -> when(name.isMarried(), Printed.join(name.surnames(), name.given()));
            case MARRIED_ALONE -> when(name.isMarried(), Printed.join(name.married(), name.given()));
            case GIVEN_MISSING ->
                when(
                        name.given().size() > 1,
                        name.withGiven(List.of(any(name.given(), random))).text());
            case GIVEN_ADDED -> Optional.of(name.text() + " " + (random.nextBoolean() ? "Armelle" : "Duplex"));
            case NO_NUMERAL ->
                when(
                        !name.numeral().isEmpty(),
                        Printed.join(name.surnames(), List.of(name.particle()), name.married(), name.given()));
            case TITLE -> Optional.of((random.nextBoolean() ? "M. " : "Mme ") + name.text());
            case TYPO -> typo(name, random);
        };
    }

    private static Optional<String> when(boolean applies, String typed) {
        return applies ? Optional.of(typed) : Optional.empty();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    private static String shuffled(Printed name, Random random) {
        List<String> words = new ArrayList<>(List.of(name.text().split(" ")));
        java.util.Collections.shuffle(words, random);
        return String.join(" ", words);
    }

    private static Optional<String> split(Printed name, Random random) {
        return name.surnames().stream()
                .filter(word -> word.length() >= 6)
                .findFirst()
                .map(word -> {
                    int at = 3 + random.nextInt(word.length() - 5);
                    return name.text().replace(word, word.substring(0, at) + " " + word.substring(at));
                });
    }

    private static Optional<String> typo(Printed name, Random random) {
        return name.surnames().stream()
                .filter(word -> word.length() >= 7 && word.chars().allMatch(Character::isLetter))
                .findFirst()
                .map(word -> name.text().replace(word, mistyped(word, random)));
    }

    private static String mistyped(String word, Random random) {
        while (true) {
            int at = random.nextInt(word.length() - 1);
            char letter = (char) ('A' + random.nextInt(26));
            String typed =
                    switch (random.nextInt(4)) {
                        case 0 -> word.substring(0, at) + word.substring(at + 1);
                        case 1 -> word.substring(0, at) + letter + word.substring(at);
                        case 2 -> word.substring(0, at) + letter + word.substring(at + 1);
                        default ->
                            word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
                    };
            if (!typed.equals(word)) {
                return typed;
            }
        }
    }

    static <T> T any(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
