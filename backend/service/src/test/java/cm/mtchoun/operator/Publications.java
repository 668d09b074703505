package cm.mtchoun.operator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Arrays;

/** Rows that other features write: one source, one communiqué with one image, its names, people, and their matches. */
final class Publications {
    static final LocalDate DAY = LocalDate.of(2026, 3, 9);

    final long source;
    final long communique;
    final long image;
    final long reading;

    private final OperatorService service;
    private int lines;

    Publications(OperatorService service) {
        this.service = service;
        source = service.database.number(
                """
                insert into source (key, name, page_url, check_every, created_at)
                values ('marseille', 'Marseille', 'http://example.org', interval '10 minutes', $1) returning id
                """,
                service.now());
        communique = service.database.number(
                """
                insert into communique (source_id, published_on, title, first_seen_at) values ($1, $2, 'C', $3) returning id
                """,
                source,
                DAY,
                service.now());
        image = service.database.number(
                """
                insert into image (communique_id, sha256, url, media_type, byte_size, position, first_seen_at)
                values ($1, decode(md5('1'), 'hex'), 'http://example.org/1.jpg', 'image/jpeg', 1, 0, $2) returning id
                """,
                communique,
                service.now());
        reading = reading("badly_read", 2);
    }

    long reading(String outcome, int missing) {
        return service.database.number(
                """
                insert into reading (image_id, read_at, outcome, confidence, missing_numbers, seconds)
                values ($1, $2, $3, 0.6, $4, 1) returning id
                """,
                image,
                service.now(),
                outcome,
                missing);
    }

    /** A line of the image. @return its id */
    long listed(String text) {
        JsonArray tokens = new JsonArray(Arrays.stream(text.split(" "))
                .map(token -> new JsonObject().put("text", token).put("confidence", 0.9))
                .toList());
        return service.database.number(
                """
                insert into listed_name
                       (reading_id, image_id, source_id, page, line, number, text, tokens, confidence, box, published_on)
                values ($1, $2, $3, 1, $4::int, $4::int + 1, $5, $6, 0.9, '{10,20,300,40}', $7) returning id
                """,
                reading,
                image,
                source,
                lines++,
                text,
                tokens,
                DAY);
    }

    /** Somebody who watches. @return the registration */
    long registration(String name) {
        return service.database.number(
                """
                insert into registration (source_id, name, email, email_hash, lang, state, created_at, confirmed_at)
                values ($1, $2, 'marie@example.org', '\\x01', 'fr', 'active', $3, $3) returning id
                """,
                source,
                name,
                service.now());
    }

    long match(long registration, long listed, double score, String state) {
        return service.database.number(
                """
                insert into match (registration_id, listed_name_id, score, reasons, state, decided_at)
                values ($1, $2, $3, '[{"code":"doubtful_reading","data":{},"fr":"…","en":"…"}]', $4, $5) returning id
                """,
                registration,
                listed,
                (float) score,
                state,
                service.now());
    }

    /** A person and a listed name that nobody has decided on. @return the match */
    long doubtful(String registered, String listed, double score) {
        return match(registration(registered), listed(listed), score, "review");
    }
}
