package cm.mtchoun.ocr;

/** Reading cannot start: a language file is missing, damaged or refused. The message names the file and says what to do. */
public final class UnusableLanguageData extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableLanguageData(String message) {
        super(message);
    }
}
