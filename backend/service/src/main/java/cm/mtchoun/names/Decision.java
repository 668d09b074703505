package cm.mtchoun.names;

import java.util.Locale;

/** What to do about a registered and a listed name. */
public enum Decision {
    /** The same name: tell the person. */
    NOTIFY,
    /** Perhaps: an operator looks. */
    REVIEW,
    /** Another name. */
    NO;

    static final double NOTIFY_FROM = 0.85;
    static final double REVIEW_FROM = 0.65;

    static Decision of(double score) {
        return score >= NOTIFY_FROM ? NOTIFY : score >= REVIEW_FROM ? REVIEW : NO;
    }

    /** @return {@code notify}, {@code review} or {@code no}: stable, for machines */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
