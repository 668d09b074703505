package cm.mtchoun.registration;

import cm.mtchoun.http.Problem;
import java.util.Optional;

/** What a person is told whose link does not work. */
final class LinkProblem {
    static final Problem UNKNOWN =
            Problem.of(404, "link-unknown", "This link is not known", "No registration has this token.");
    static final Problem EXPIRED = Problem.of(
            410,
            "link-expired",
            "This link has expired",
            "Confirmation links work for " + LinkStore.CONFIRM_WITHIN.toDays() + " days; ask for a new one.");
    static final Problem SUPERSEDED = Problem.of(
            410, "link-superseded", "A newer link was sent", "Only the link of the newest confirmation mail works.");
    private static final Problem ERASED =
            Problem.of(410, "link-erased", "This registration was erased", "Nothing of it is kept.");

    private LinkProblem() {}

    /** @param reason of {@link LinkStore#whyGone} */
    static Problem gone(Optional<String> reason) {
        return reason.map(LinkProblem::ofReason).orElse(UNKNOWN);
    }

    private static Problem ofReason(String reason) {
        return switch (reason) {
            case "expired" -> EXPIRED;
            case "replaced" -> SUPERSEDED;
            default -> ERASED;
        };
    }
}
