package cm.mtchoun.watch;

import cm.mtchoun.mail.MailKind;
import cm.mtchoun.mail.NewMail;
import cm.mtchoun.watch.CheckOutcome.Failed;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** What the maintainer is told of a source. The key of each mail names the occasion, so that it is told once. */
final class MaintainerMails {
    /** A first look finds years of communiqués: the newest are enough to see that it works. */
    private static final int MOST_AT_FIRST_LOOK = 3;

    private final Source source;
    private final Instant now;

    MaintainerMails(Source source, Instant now) {
        this.source = source;
        this.now = now;
    }

    /** One for each new communiqué. @param fresh newest first */
    List<NewMail> ofNew(List<FreshCommunique> fresh, boolean firstLook) {
        return fresh.stream()
                .limit(firstLook ? MOST_AT_FIRST_LOOK : Long.MAX_VALUE)
                .map(communique -> mail(
                        "new_communique",
                        communique.id(),
                        new JsonObject()
                                .put("communique", communique.title())
                                .put("publishedOn", communique.publishedOn().toString())
                                .put("images", communique.images())))
                .toList();
    }

    /** At most one: the source fails and it is time to say so, or it works again after somebody was told. */
    List<NewMail> ofStreak(Streak before, Streak after, CheckOutcome outcome) {
        if (outcome instanceof Failed failed) {
            return Objects.equals(before.toldAt(), after.toldAt()) ? List.of() : List.of(failing(after, failed));
        }
        return before.wasTold() ? List.of(recovered(before)) : List.of();
    }

    NewMail ofSilence(Instant lastNew, List<LocalDate> published) {
        return mail(
                "source_silent",
                now.getEpochSecond(),
                new JsonObject()
                        .put("since", lastNew.toString())
                        .put("publishedOn", published.get(published.size() - 1).toString()));
    }

    NewMail imagesUnreadable(int images, Instant since, String problem) {
        JsonObject facts = new JsonObject()
                .put("images", images)
                .put("since", since.toString())
                .put("problem", problem);
        return mail("images_unreadable", now.getEpochSecond(), facts);
    }

    NewMail imagesReadable() {
        return mail("images_readable", now.getEpochSecond(), new JsonObject());
    }

    private NewMail failing(Streak streak, Failed failed) {
        String event = failed.refusal() == Refusal.NO_IMAGES ? "page_changed" : "source_failing";
        JsonObject facts = streak(streak).put("problem", failed.problem());
        return mail(event, now.getEpochSecond(), facts);
    }

    private NewMail recovered(Streak streak) {
        return mail("source_recovered", now.getEpochSecond(), streak(streak));
    }

    private static JsonObject streak(Streak streak) {
        return new JsonObject().put("failures", streak.failures()).put("since", String.valueOf(streak.since()));
    }

    private NewMail mail(String event, long occasion, JsonObject facts) {
        return new NewMail(
                event + ":" + source.id() + ":" + occasion,
                MailKind.MAINTAINER,
                null,
                facts.put("event", event)
                        .put("source", source.name())
                        .put("page", source.page().toString()));
    }
}
