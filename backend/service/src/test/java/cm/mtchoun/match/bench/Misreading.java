package cm.mtchoun.match.bench;

import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A synthetic OCR. Most mistakes are those all engines make, a third is any letter; shares of wrong names as measured for good engines on pages of each
 * level, or worse.
 */
enum Misreading {
    NONE(0),
    SCAN(0.0008),
    POOR(0.0035),
    PHOTO(0.0035),
    AWFUL(0.02);

    /** Chance that a letter goes wrong; a name has some 22 letters. */
    private final double rate;

    private static final Map<Character, List<String>> USUAL = Map.ofEntries(
            Map.entry('I', List.of("l", "1", "!", "|", "]", "L", "T", "J")),
            Map.entry('l', List.of("I", "1", "!", "t")),
            Map.entry('i', List.of("l", "f", "í", "t")),
            Map.entry('ï', List.of("l", "i", "f")),
            Map.entry('î', List.of("f", "i")),
            Map.entry('O', List.of("0", "Q", "D", "C")),
            Map.entry('o', List.of("0", "c", "e")),
            Map.entry('m', List.of("rn", "ni", "n")),
            Map.entry('M', List.of("N", "H")),
            Map.entry('w', List.of("vv")),
            Map.entry('W', List.of("VV")),
            Map.entry('v', List.of("y")),
            Map.entry('V', List.of("Y")),
            Map.entry('Y', List.of("V")),
            Map.entry('D', List.of("O", "DI", "CI")),
            Map.entry('d', List.of("cl")),
            Map.entry('E', List.of("F", "B", "L")),
            Map.entry('e', List.of("c", "o", "é", "è", "ë")),
            Map.entry('é', List.of("e", "è", "6")),
            Map.entry('G', List.of("C", "6", "Q")),
            Map.entry('C', List.of("G", "O")),
            Map.entry('S', List.of("5", "B")),
            Map.entry('B', List.of("8", "R", "E")),
            Map.entry('J', List.of("I", "]", "")),
            Map.entry('N', List.of("H", "M")),
            Map.entry('n', List.of("a", "h", "u", "ri")),
            Map.entry('r', List.of("t", "")),
            Map.entry('t', List.of("r", "l", "i")),
            Map.entry('U', List.of("V", "LI")),
            Map.entry('a', List.of("n", "o")),
            Map.entry('T', List.of("I", "F", "")));

    Misreading(double rate) {
        this.rate = rate;
    }

    String read(String printed, Random random) {
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < printed.length(); i++) {
            char c = printed.charAt(i);
            read.append(random.nextDouble() < rate ? misread(c, random) : String.valueOf(c));
        }
        if (random.nextDouble() < 3 * rate) {
            read.insert(0, Typing.any(List.of("|", "l ", "| ", "[", "ol ", "12. "), random));
        }
        return read.toString();
    }

    private static String misread(char c, Random random) {
        if (c == ' ') {
            return random.nextInt(3) == 0 ? "" : " ";
        }
        List<String> usual = USUAL.get(c);
        if (usual != null && random.nextInt(3) > 0) {
            return Typing.any(usual, random);
        }
        char letter = (char) ((Character.isUpperCase(c) ? 'A' : 'a') + random.nextInt(26));
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> c + String.valueOf(letter);
            default -> String.valueOf(letter);
        };
    }
}
