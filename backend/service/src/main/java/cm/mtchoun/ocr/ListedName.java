package cm.mtchoun.ocr;

import java.util.List;
import java.util.OptionalInt;

/**
 * A name of the list.
 *
 * @param line place on the page in reading order, from 0
 * @param number the printed number, put right by its neighbours when misread; empty when the list has none
 * @param text the name as printed, words separated by one blank; never blank
 * @param tokens the words of the text, in order
 * @param confidence 0 to 1, the share of such names that are read without a mistake
 * @param box on the page as published, in its pixels
 */
public record ListedName(int line, OptionalInt number, String text, List<Token> tokens, double confidence, Box box) {

    public ListedName {
        tokens = List.copyOf(tokens);
    }
}
