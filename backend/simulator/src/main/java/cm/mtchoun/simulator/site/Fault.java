package cm.mtchoun.simulator.site;

/** What can go wrong with a real site. */
public enum Fault {
    NONE("aucune panne"),
    FORBIDDEN("403 pour tous"),
    /** 403 for clients whose User-Agent does not look like a browser's. */
    FORBIDDEN_TO_ROBOTS("403 sans User-Agent de navigateur"),
    /** 429 with Retry-After of so many seconds. */
    TOO_MANY_REQUESTS("429 avec Retry-After"),
    SERVER_ERROR("500"),
    /** The right answer, so many seconds late. */
    SLOW("réponse lente"),
    /** A complete answer holding half of the bytes. */
    TRUNCATED("moitié du fichier"),
    /** The connection breaks in the middle of the answer. */
    CUT_OFF("connexion coupée en route"),
    EMPTY("fichier vide"),
    HTML_INSTEAD("du HTML à la place"),
    /** A tiny PNG that declares 30,000 × 30,000 pixels. */
    IMAGE_BOMB("PNG de 30 000 × 30 000 pixels"),
    /** 302 to a private address of another host. */
    REDIRECTED_AWAY("redirection vers un autre hôte"),
    /** The page as ever, but without any communiqué. */
    NO_IMAGES("page sans images"),
    /** The connection closes without a word. */
    UNREACHABLE("site injoignable");

    private final String label;

    Fault(String label) {
        this.label = label;
    }

    /** For people, in French. */
    String label() {
        return label;
    }
}
