package cm.mtchoun.mail;

import cm.mtchoun.mail.QueuedMail.Recipient;
import cm.mtchoun.pipeline.Together;
import cm.mtchoun.token.Masked;
import cm.mtchoun.token.Tokens;
import cm.mtchoun.token.Tokens.Purpose;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what other features know and a mail tells: private links, and where a name was published. */
final class MailFacts {
    private static final String CONFIRM_TOKEN =
            """
            select purpose, nonce, expires_at from token
            where hash = decode($1, 'hex') and registration_id = $2 and purpose in ('confirm', 'address')
              and superseded_at is null and used_at is null and expires_at > $3
            """;
    private static final String ASKED_ADDRESS =
            "select email from address_change where registration_id = $1 and expires_at > $2";
    private static final String LASTING_TOKENS =
            """
            select distinct on (registration_id, purpose) registration_id, purpose, nonce from token
            where registration_id = any($1) and purpose in ('private', 'unsubscribe') and superseded_at is null
              and (expires_at is null or expires_at > $2)
            order by registration_id, purpose, created_at desc
            """;
    private static final String SIGHTING =
            """
            select m.id as match, l.text, l.published_on, l.page, l.box, i.id as image_id, i.sha256, i.first_seen_at,
                   s.name, s.page_url, s.pickup
            from unnest($1::bigint[], $2::bigint[], $3::boolean[]) as told (match, registration, as_question)
            join match m on m.id = told.match and m.registration_id = told.registration
            join listed_name l on l.id = m.listed_name_id
            join image i on i.id = l.image_id
            join source s on s.id = l.source_id
            where (case when told.as_question then m.state = 'asked' else m.state in ('notify', 'confirmed') end)
              and m.feedback is distinct from 'not_me'
            """;

    private static final int ROUNDS = 2;
    private static final int MOST_IN_A_ROUND = 64;

    private final Pool pool;
    private final Tokens tokens;
    private final Together<Asked, Map<String, String>> linking;
    private final Together<QueuedMail, Optional<Sighting>> sighting;

    MailFacts(Vertx vertx, Pool pool, Tokens tokens) {
        this.pool = pool;
        this.tokens = tokens;
        this.linking = new Together<>(vertx, ROUNDS, MOST_IN_A_ROUND, asked -> asked, this::lastingTokens);
        this.sighting = new Together<>(vertx, ROUNDS, MOST_IN_A_ROUND, MailFacts::match, this::sightings);
    }

    /** For the lasting links of a registration, as they are now. */
    private record Asked(long registrationId, Instant now) {}

    /** A link that confirms an address, and until when. */
    record ConfirmLink(String token, Instant expiresAt) {}

    /** The links of a confirmed registration. */
    record LastingLinks(String privateToken, String unsubscribeToken) {}

    /** @return empty when a newer link was sent, or this one was used or has expired */
    Future<Optional<ConfirmLink>> confirmLink(QueuedMail mail, Instant now) {
        Tuple token = Tuple.of(
                mail.payload().getString("token"), mail.person().registrationId(), now.atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(CONFIRM_TOKEN).execute(token).map(rows -> first(rows)
                .map(row -> new ConfirmLink(
                        tokenOf(row), row.getOffsetDateTime("expires_at").toInstant())));
    }

    /** The address, masked, that a person wants to move to; empty when that is over. */
    Future<Optional<String>> askedAddress(Recipient person, Instant now) {
        Tuple registration = Tuple.of(person.registrationId(), now.atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(ASKED_ADDRESS).execute(registration).map(rows -> first(rows)
                .map(row -> Masked.address(row.getString("email"))));
    }

    /** Fails when a registration has none: they are made when it is confirmed. */
    Future<LastingLinks> lastingLinks(Recipient person, Instant now) {
        return linking.ask(new Asked(person.registrationId(), now))
                .map(links -> new LastingLinks(
                        lasting(links, Purpose.PRIVATE, person), lasting(links, Purpose.UNSUBSCRIBE, person)));
    }

    /** @return for each, its tokens by the code of their purpose */
    private Future<List<Map<String, String>>> lastingTokens(List<Asked> asked) {
        Long[] registrations = asked.stream().map(Asked::registrationId).toArray(Long[]::new);
        Tuple which = Tuple.tuple()
                .addValue(registrations)
                .addValue(asked.get(0).now().atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(LASTING_TOKENS).execute(which).map(rows -> {
            Map<Long, Map<String, String>> found = new HashMap<>();
            rows.forEach(row -> found.computeIfAbsent(row.getLong("registration_id"), id -> new HashMap<>())
                    .put(row.getString("purpose"), tokenOf(row)));
            return Arrays.stream(registrations)
                    .map(id -> found.getOrDefault(id, Map.of()))
                    .toList();
        });
    }

    /** @return empty when the match does not stand any more */
    Future<Optional<Sighting>> sighting(QueuedMail mail) {
        return sighting.ask(mail);
    }

    private Future<List<Optional<Sighting>>> sightings(List<QueuedMail> mails) {
        Tuple which = Tuple.tuple()
                .addValue(mails.stream().map(MailFacts::match).toArray(Long[]::new))
                .addValue(mails.stream()
                        .map(mail -> mail.person().registrationId())
                        .toArray(Long[]::new))
                .addValue(mails.stream()
                        .map(mail -> mail.kind() == MailKind.POSSIBLE)
                        .toArray(Boolean[]::new));
        return pool.preparedQuery(SIGHTING).execute(which).map(rows -> {
            Map<Long, Sighting> found = new HashMap<>();
            rows.forEach(row -> found.put(row.getLong("match"), sightingOf(row)));
            return mails.stream()
                    .map(mail -> Optional.ofNullable(found.get(match(mail))))
                    .toList();
        });
    }

    private static Long match(QueuedMail mail) {
        return mail.payload().getLong("match");
    }

    private String tokenOf(Row row) {
        Purpose purpose = Purpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT));
        return tokens.derive(purpose, bytes(row, "nonce"));
    }

    private static String lasting(Map<String, String> links, Purpose purpose, Recipient person) {
        String token = links.get(purpose.code());
        if (token == null) {
            throw new IllegalStateException(
                    "registration %d has no %s token".formatted(person.registrationId(), purpose.code()));
        }
        return token;
    }

    private static Sighting sightingOf(Row row) {
        return new Sighting(
                row.getString("text"),
                row.getLocalDate("published_on"),
                row.getInteger("page"),
                Arrays.stream(row.getArrayOfIntegers("box"))
                        .mapToInt(Integer::intValue)
                        .toArray(),
                row.getLong("image_id"),
                bytes(row, "sha256"),
                row.getOffsetDateTime("first_seen_at").toInstant(),
                row.getString("name"),
                row.getString("page_url"),
                row.getJsonObject("pickup"));
    }

    private static byte[] bytes(Row row, String column) {
        return row.getBuffer(column).getBytes();
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }
}
