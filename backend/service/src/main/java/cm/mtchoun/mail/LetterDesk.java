package cm.mtchoun.mail;

import cm.mtchoun.config.Settings;
import cm.mtchoun.mail.MailFacts.ConfirmLink;
import cm.mtchoun.mail.MailFacts.LastingLinks;
import cm.mtchoun.mail.QueuedMail.Recipient;
import cm.mtchoun.pipeline.PermanentFailureException;
import cm.mtchoun.token.MailCodes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes each mail from what is true at the moment it is sent. */
final class LetterDesk {
    private final MailFacts facts;
    private final Proof proof;
    private final MailCodes codes;
    private final Settings.Mail settings;
    private final Settings.Links links;
    private final Map<String, Wording> wordings = new HashMap<>();

    LetterDesk(MailFacts facts, Proof proof, MailCodes codes, Settings.Mail settings, Settings.Links links) {
        this.facts = facts;
        this.proof = proof;
        this.codes = codes;
        this.settings = settings;
        this.links = links;
        for (String name : List.of("confirm", "address", "match", "possible", "account")) {
            wordings.put(name + ".fr", Wording.of(name + ".fr"));
            wordings.put(name + ".en", Wording.of(name + ".en"));
        }
        wordings.put("maintainer.fr", Wording.of("maintainer.fr"));
    }

    /** @return empty when there is nothing left to say, or nobody to say it to */
    Future<Optional<Letter>> write(QueuedMail mail, Instant now) {
        if (mail.tooLate()) {
            return Future.succeededFuture(Optional.empty());
        }
        return switch (mail.kind()) {
            case CONFIRM -> facts.confirmLink(mail, now).map(found -> found.map(link -> confirm(mail, link)));
            case MATCH, POSSIBLE -> aboutSighting(mail, now);
            case MAINTAINER -> Future.succeededFuture(settings.maintainer().map(to -> maintainer(mail, to)));
            case ACCOUNT -> aboutRegistration(mail, now);
        };
    }

    private Letter confirm(QueuedMail mail, ConfirmLink link) {
        Recipient person = mail.person();
        Map<String, String> said = common(mail);
        said.put("confirmUrl", links.site() + "/confirmer#token=" + link.token());
        said.put("until", WrittenTime.day(link.expiresAt(), person.lang()));
        if (person.program() != null) {
            said.put("program", person.program());
        }
        String what = mail.payload().getBoolean("address", false) ? "address." : "confirm.";
        Wording wording = wording(what + person.lang());
        return new Letter(person.email(), wording.subject(said), wording.text(said), wording.html(said));
    }

    private Future<Optional<Letter>> aboutRegistration(QueuedMail mail, Instant now) {
        if (!mail.hasPerson() || !"address_asked".equals(mail.payload().getString("event"))) {
            return Future.failedFuture(new PermanentFailureException("no words for this account mail"));
        }
        Future<LastingLinks> lasting = facts.lastingLinks(mail.person(), now);
        Future<Optional<String>> address = facts.askedAddress(mail.person(), now);
        return Future.all(lasting, address)
                .map(both -> address.result().map(asked -> addressAsked(mail, asked, lasting.result())));
    }

    private Letter addressAsked(QueuedMail mail, String newAddress, LastingLinks lasting) {
        Map<String, String> said = common(mail);
        addLinks(said, lasting);
        said.put("newAddress", newAddress);
        Wording wording = wording("account." + mail.person().lang());
        return new Letter(
                mail.person().email(),
                wording.subject(said),
                wording.text(said),
                wording.html(said),
                null,
                unsubscribe(lasting),
                null);
    }

    private Future<Optional<Letter>> aboutSighting(QueuedMail mail, Instant now) {
        return facts.sighting(mail)
                .compose(found -> found.isPresent()
                        ? aboutSighting(mail, found.get(), now).map(Optional::of)
                        : Future.succeededFuture(Optional.empty()));
    }

    private Future<Letter> aboutSighting(QueuedMail mail, Sighting sighting, Instant now) {
        Future<LastingLinks> lasting = facts.lastingLinks(mail.person(), now);
        Future<Optional<Buffer>> crop = proof.of(sighting);
        return Future.all(lasting, crop)
                .map(both -> aboutSighting(
                        mail, sighting, lasting.result(), crop.result().orElse(null)));
    }

    private Letter aboutSighting(QueuedMail mail, Sighting sighting, LastingLinks lasting, @Nullable Buffer crop) {
        Recipient person = mail.person();
        Map<String, String> said = common(mail);
        said.put("listedName", sighting.listedName());
        said.put("publishedOn", WrittenTime.day(sighting.publishedOn(), person.lang()));
        said.put("sourceName", sighting.sourceName());
        said.put("pageUrl", sighting.pageUrl());
        said.put("imageUrl", links.api() + "/api/v1/images/" + sighting.imageId());
        addLinks(said, lasting);
        String answer = said.get("followUrl") + "&match=" + mail.payload().getLong("match") + "&answer=";
        said.put("mineUrl", answer + "mine");
        said.put("notMineUrl", answer + "not_mine");
        for (String what : new String[] {"place", "hours", "bring"}) {
            sighting.pickup(person.lang(), what).ifPresent(value -> said.put(what, value));
        }
        if (crop != null) {
            said.put("crop", Letter.CROP_ID);
        }
        Wording wording = wording(mail.kind().code() + "." + person.lang());
        return new Letter(
                person.synthetic() ? settings.canary().orElse(Letter.NOBODY) : person.email(),
                wording.subject(said),
                wording.text(said),
                wording.html(said),
                crop,
                unsubscribe(lasting),
                person.waitedFor(sighting) && !person.synthetic() ? sighting.firstSeenAt() : null);
    }

    private Letter maintainer(QueuedMail mail, String to) {
        Map<String, String> said = MaintainerFacts.of(mail.payload());
        said.put("siteUrl", links.site().toString());
        said.put("fr", "fr");
        said.put("lang", "fr");
        Wording wording = wording("maintainer.fr");
        return new Letter(to, wording.subject(said), wording.text(said), wording.html(said));
    }

    private void addLinks(Map<String, String> said, LastingLinks lasting) {
        said.put("followUrl", links.site() + "/suivi#token=" + lasting.privateToken());
        said.put("unsubscribeUrl", links.site() + "/desinscription#token=" + lasting.unsubscribeToken());
    }

    private String unsubscribe(LastingLinks lasting) {
        return links.api() + "/api/v1/unsubscribe?token=" + lasting.unsubscribeToken();
    }

    /** What every mail to a person says. */
    private Map<String, String> common(QueuedMail mail) {
        Recipient person = mail.person();
        String code = codes.of(mail.id());
        Map<String, String> said = new HashMap<>();
        said.put("lang", person.lang());
        said.put(person.lang(), person.lang());
        said.put("person", "yes");
        said.put("name", person.name());
        said.put("siteUrl", links.site().toString());
        said.put("code", code);
        said.put("verifyPage", links.site() + "/verifier");
        said.put("verifyUrl", links.site() + "/verifier#code=" + code);
        return said;
    }

    private Wording wording(String name) {
        Wording wording = wordings.get(name);
        if (wording == null) {
            throw new IllegalStateException("no wording " + name);
        }
        return wording;
    }
}
