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
    /** The newest image, and its reading. */
    long image;

    long reading;

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
        image = image(0);
        reading = reading("badly_read", 2);
    }

    /** One more image of the communiqué, which is read well: what is listed next is on it. */
    void nextImage() {
        image = image((int) service.database.number("select count(*) from image"));
        reading = reading("list", 0);
        lines = 0;
    }

    private long image(int position) {
        return service.database.number(
                """
                insert into image (communique_id, sha256, url, media_type, byte_size, position, first_seen_at)
                values ($1, decode(md5($2::int::text), 'hex'), 'http://example.org/1.jpg', 'image/jpeg', 1, $2, $3) returning id
                """,
                communique,
                position,
                service.now());
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

    /** Lines of the image, with the numbers that were read before them. */
    void numbered(int... numbers) {
        for (int number : numbers) {
            listed("NANA Marie", number);
        }
    }

    /** A line of the image. @return its id */
    long listed(String text) {
        return listed(text, lines + 1);
    }

    private long listed(String text, int number) {
        JsonArray tokens = new JsonArray(Arrays.stream(text.split(" "))
                .map(token -> new JsonObject().put("text", token).put("confidence", 0.9))
                .toList());
        return service.database.number(
                """
                insert into listed_name
                       (reading_id, image_id, source_id, page, line, number, text, tokens, confidence, box, published_on)
                values ($1, $2, $3, 1, $4, $5, $6, $7, 0.9, '{10,20,300,40}', $8) returning id
                """,
                reading,
                image,
                source,
                lines++,
                number,
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
