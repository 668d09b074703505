package cm.mtchoun.ocr;

/** The bytes hold no page that can be read. */
public final class UnreadableImage extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableImage(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Why not, fit to be shown to an operator. */
    public String reason() {
        return reason;
    }
}
