package cm.mtchoun.ocr;

import java.util.Optional;

/**
 * A page as its maker meant it to be seen.
 *
 * @param damage what is wrong with it, fit to be shown to an operator: part of the page may be missing; empty when whole
 */
record DecodedPage(GreyImage image, Optional<String> damage) {

    static DecodedPage whole(GreyImage image) {
        return new DecodedPage(image, Optional.empty());
    }
}
