package cm.mtchoun.match.bench;

import cm.mtchoun.names.ListedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A printed name and what our OCR made of it.
 *
 * @param level of damage, in small letters
 * @param read the tokens with their confidence; empty when the row was not found on the page
 */
record ReadName(String level, String printed, Optional<ListedText> read) {

    /** Level, printed, tokens, confidences; the last two empty when nothing was read. */
    String line() {
        return String.join(
                "\t", level, printed, tokens(ListedText.Token::text), tokens(token -> "" + token.confidence()));
    }

    private String tokens(java.util.function.Function<ListedText.Token, String> part) {
        return read.map(text -> text.tokens().stream().map(part).collect(Collectors.joining(" ")))
                .orElse("");
    }

    static List<ReadName> load(Path file) {
        try {
            return Files.readAllLines(file).stream().map(ReadName::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReadName parse(String line) {
        String[] cells = line.split("\t", -1);
        if (cells[2].isEmpty()) {
            return new ReadName(cells[0], cells[1], Optional.empty());
        }
        String[] texts = cells[2].split(" ");
        String[] confidences = cells[3].split(" ");
        List<ListedText.Token> tokens = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            tokens.add(new ListedText.Token(texts[i], Double.parseDouble(confidences[i])));
        }
        return new ReadName(cells[0], cells[1], Optional.of(new ListedText(tokens)));
    }
}
