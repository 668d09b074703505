package cm.mtchoun.names;

import cm.mtchoun.names.Word.Group;
import cm.mtchoun.names.Word.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes a text apart into the words of a name. */
final class NameParser {

    /** More words than any name has; keeps every comparison short whatever was sent. */
    static final int MAX_WORDS = 12;

    private static final int MAX_WORD_LENGTH = 40;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Pd}\\u2212_/\\\\,;:()<>{}+*=~&]+|(?<=\\.)");
    private static final Map<String, String> SHORT_FORMS =
            Map.of("JR", "JUNIOR", "JNR", "JUNIOR", "SR", "SENIOR", "SNR", "SENIOR");
    private static final Set<String> LINKS = Set.of(
            "DE", "DU", "DES", "D", "LA", "LE", "LES", "L", "DI", "DA", "DOS", "VAN", "VON", "DER", "EL", "AL", "BEN",
            "BIN", "IBN", "OULD");

    private NameParser() {}

    static boolean isLink(String folded) {
        return LINKS.contains(folded);
    }

    static PersonName parse(List<ListedText.Token> tokens) {
        List<Piece> pieces = pieces(tokens);
        List<Word> words = new Assembly(pieces, true).words();
        if (words.isEmpty()) {
            words = new Assembly(pieces, false).words();
        }
        String text = tokens.stream().map(ListedText.Token::text).collect(Collectors.joining(" "));
        return new PersonName(
                text.length() > PersonName.MAX_LENGTH ? text.substring(0, PersonName.MAX_LENGTH) : text,
                words,
                rows(tokens));
    }

    /** Capitals after given names begin another name, given names of its own behind them. */
    private static List<PersonName> rows(List<ListedText.Token> tokens) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = 2; i + 1 < tokens.size() && i < MAX_WORDS; i++) {
            if (i - starts.get(starts.size() - 1) > 1
                    && isCapitals(tokens.get(i))
                    && isGivenName(tokens.get(i - 1))
                    && tokens.subList(i + 1, tokens.size()).stream().anyMatch(NameParser::isGivenName)) {
                starts.add(i);
            }
        }
        List<PersonName> rows = new ArrayList<>();
        for (int i = 0; i < starts.size() && starts.size() > 1; i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : tokens.size();
            rows.add(parse(tokens.subList(starts.get(i), end)));
        }
        return rows;
    }

    private static boolean isCapitals(ListedText.Token token) {
        return Piece.of(token.text(), 1)
                .filter(piece -> piece.isCapitals() && piece.folded.length() > 2)
                .isPresent();
    }

    private static boolean isGivenName(ListedText.Token token) {
        return Piece.of(token.text(), 1)
                .filter(piece -> piece.isSmall()
                        && !LINKS.contains(piece.folded)
                        && Particle.of(piece.raw, piece.folded, true) == null
                        && Particle.misread(piece.raw, piece.folded) == null
                        && Generation.of(piece.raw, piece.folded).isEmpty())
                .isPresent();
    }

    private static List<Piece> pieces(List<ListedText.Token> tokens) {
        List<Piece> pieces = new ArrayList<>();
        int characters = 0;
        for (ListedText.Token token : tokens) {
            String text = token.text().length() > PersonName.MAX_LENGTH
                    ? token.text().substring(0, PersonName.MAX_LENGTH)
                    : token.text();
            characters += text.length() + 1;
            if (characters > PersonName.MAX_LENGTH + 1 || pieces.size() >= 2 * MAX_WORDS) {
                break;
            }
            if (isOneWord(text)) {
                Piece.of(text, token.confidence()).ifPresent(pieces::add);
                continue;
            }
            for (String piece : BETWEEN_WORDS.split(text)) {
                Piece.of(piece, token.confidence()).ifPresent(pieces::add);
            }
        }
        return pieces;
    }

    private static boolean isOneWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isLetterOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** A stretch of text between blanks or hyphens that holds at least a letter. */
    private record Piece(String raw, String folded, double confidence) {

        static Optional<Piece> of(String raw, double confidence) {
            String folded = Folding.fold(raw);
            if (Generation.of(raw, folded).isEmpty() && folded.codePoints().noneMatch(Character::isLetter)) {
                return Optional.empty();
            }
            String trimmed = SHORT_FORMS.getOrDefault(folded, trimSigns(folded));
            String bounded = trimmed.length() > MAX_WORD_LENGTH ? trimmed.substring(0, MAX_WORD_LENGTH) : trimmed;
            return Optional.of(new Piece(raw, bounded, confidence));
        }

        /** A bar before a word is the border of a table; after it, it may be an I. */
        private static String trimSigns(String folded) {
            int start = 0;
            while (start < folded.length() - 1 && Folding.isLetterLookalike(folded.charAt(start))) {
                start++;
            }
            return folded.substring(start);
        }

        /** Written in capitals, allowing for a letter read small. */
        boolean isCapitals() {
            int balance = 0;
            for (int i = 0; i < raw.length(); i++) {
                balance += Character.isUpperCase(raw.charAt(i)) ? 1 : Character.isLowerCase(raw.charAt(i)) ? -1 : 0;
            }
            return balance > 0 && folded.length() > 1;
        }

        /** Where capitals mean something, a small letter by itself is no initial. */
        boolean isInitial(boolean capitalsMean) {
            return folded.length() == 1 && !(capitalsMean && Character.isLowerCase(raw.charAt(0)));
        }

        boolean isSmall() {
            return folded.length() > 1
                    && !isCapitals()
                    && raw.codePoints().filter(Character::isLowerCase).count() > 1;
        }
    }

    /** One pass over the pieces, remembering the last particle. */
    private static final class Assembly {
        private final List<Piece> pieces;
        private final boolean particles;
        private final List<Word> words = new ArrayList<>();
        private boolean capitalsMean;
        private Group group = Group.SOLE;
        private boolean afterParticle;

        Assembly(List<Piece> pieces, boolean particles) {
            this.pieces = pieces;
            this.particles = particles;
        }

        List<Word> words() {
            capitalsMean = writingTellsSurnames();
            for (int i = 0; i < pieces.size() && words.size() < MAX_WORDS; i++) {
                Piece piece = pieces.get(i);
                boolean inside = !words.isEmpty() && i + 1 < pieces.size();
                Particle particle = particles ? particle(piece, inside) : null;
                if (particle == null) {
                    words.add(word(piece));
                } else {
                    follow(particle);
                }
            }
            return words;
        }

        /** In a name with surnames in capitals, a small word among them is a particle even when misread. */
        private @Nullable Particle particle(Piece piece, boolean inside) {
            Particle particle = Particle.of(piece.raw, piece.folded, inside);
            boolean amongCapitals = inside && capitalsMean && words.stream().allMatch(Word::isSurname);
            return particle == null && amongCapitals ? Particle.misread(piece.raw, piece.folded) : particle;
        }

        /** Capitals beside small letters: the first are surnames. Particles and single letters tell nothing. */
        private boolean writingTellsSurnames() {
            boolean capitals = false;
            boolean small = false;
            for (Piece piece : pieces) {
                if (Particle.of(piece.raw, piece.folded, true) == null
                        && Generation.of(piece.raw, piece.folded).isEmpty()
                        && !LINKS.contains(piece.folded)) {
                    capitals |= piece.isCapitals();
                    small |= piece.isSmall();
                }
            }
            return capitals && small;
        }

        private Word word(Piece piece) {
            @Nullable String generation = Generation.of(piece.raw, piece.folded).orElse(null);
            if (generation != null && (pieces.size() > 1)) {
                return new Word(generation, Kind.GENERATION, Group.SOLE, 0, piece.confidence);
            }
            Kind kind = pieces.size() > 1 && LINKS.contains(piece.folded)
                    ? Kind.LINK
                    : piece.isInitial(capitalsMean) ? Kind.INITIAL : Kind.PLAIN;
            Word word = new Word(piece.folded, kind, group, surname(piece), piece.confidence);
            if (kind == Kind.PLAIN) {
                afterParticle = false;
            }
            return word;
        }

        private double surname(Piece piece) {
            if (capitalsMean && piece.folded.length() > 1) {
                return piece.isCapitals() ? 1 : 0;
            }
            // The word right after "épouse", "veuve" or "née" is a surname however it is written.
            return afterParticle ? 1 : NameParts.surname(piece.folded);
        }

        private void follow(Particle particle) {
            if (particle == Particle.TITLE) {
                return;
            }
            group = switch (particle) {
                case MARRIED -> Group.MARRIED;
                case BORN -> Group.BIRTH;
                default -> Group.ALIAS;
            };
            afterParticle = group != Group.ALIAS;
            if (group != Group.ALIAS) {
                Group others = group == Group.MARRIED ? Group.BIRTH : Group.MARRIED;
                words.replaceAll(word -> word.group() == Group.SOLE ? word.as(word.surname(), others) : word);
            }
        }
    }
}
