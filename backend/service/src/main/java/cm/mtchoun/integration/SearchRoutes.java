package cm.mtchoun.integration;

import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.evidence.LineCrop;
import cm.mtchoun.http.EvenTime;
import cm.mtchoun.http.FieldError;
import cm.mtchoun.http.Problem;
import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import cm.mtchoun.integration.NameSearch.Sighting;
import cm.mtchoun.names.NameKeys;
import cm.mtchoun.names.NameProblem;
import cm.mtchoun.names.PersonName;
import cm.mtchoun.token.CropTickets;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** "Has my name been published?", for anybody: whole names, few results, and pictures by signed links of some minutes. */
public final class SearchRoutes implements Routes {
    /** Longer than the work takes: finding takes as long as not finding. */
    private static final Duration STEP = Duration.ofMillis(400);

    private static final int MONTHS = 24;
    private static final String LINE =
            "select i.sha256, l.page, l.box from listed_name l join image i on i.id = l.image_id where l.id = $1";

    private final Parts parts;
    private final NameSearch names;

    /**
     * What searching needs.
     *
     * @param api public address of the API, without the version
     */
    public record Parts(
            Vertx vertx,
            Pool pool,
            EvidenceStore evidence,
            LineCrop crops,
            CropTickets tickets,
            InstantSource clock,
            URI api) {}

    public SearchRoutes(Parts parts) {
        this.parts = parts;
        this.names = new NameSearch(parts.vertx(), parts.pool());
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("searchName").addHandler(this::search);
        contract.getRoute("getCrop").addHandler(this::crop);
    }

    private void search(RoutingContext context) {
        String typed =
                Requests.query(context, "name").map(RequestParameter::getString).orElse("");
        List<FieldError> wrong = problems(typed);
        if (!wrong.isEmpty()) {
            context.fail(Problem.invalid(wrong).asException());
            return;
        }
        String source = Requests.query(context, "source")
                .map(RequestParameter::getString)
                .orElse(null);
        LocalDate since = since(context);
        Future<JsonObject> answer =
                names.find(PersonName.parse(typed), since, source).map(found -> toJson(found, since));
        Requests.json(context, 200, EvenTime.of(parts.vertx(), STEP, STEP, answer));
    }

    private static List<FieldError> problems(String typed) {
        List<NameProblem> problems = PersonName.check(typed);
        if (problems.isEmpty() && !NameKeys.any(PersonName.parse(typed))) {
            return List.of(new FieldError("#query/name", "too_short", "has titles or numerals only, and no name"));
        }
        return problems.stream()
                .map(problem ->
                        new FieldError("#query/name", code(problem), "is not a whole name that can be searched"))
                .toList();
    }

    private static String code(NameProblem problem) {
        return switch (problem) {
            case CONTROL -> "control_characters";
            case CHARACTERS -> "invalid_characters";
            default -> problem.code();
        };
    }

    /** Older communiqués are not looked at: their passports were collected, or are back in Yaoundé. */
    private LocalDate since(RoutingContext context) {
        LocalDate oldest =
                LocalDate.ofInstant(parts.clock().instant(), ZoneOffset.UTC).minusMonths(MONTHS);
        LocalDate asked = Requests.query(context, "since")
                .map(RequestParameter::getString)
                .map(LocalDate::parse)
                .orElse(oldest);
        return asked.isBefore(oldest) ? oldest : asked;
    }

    private JsonObject toJson(List<Sighting> found, LocalDate since) {
        JsonArray items = new JsonArray();
        found.forEach(sighting -> items.add(toJson(sighting)));
        return new JsonObject().put("items", items).put("searchedSince", since.toString());
    }

    private JsonObject toJson(Sighting sighting) {
        String base = parts.api() + "/api/v1";
        return new JsonObject()
                .put("listedName", sighting.listedName())
                .put("publishedOn", sighting.publishedOn().toString())
                .put("sourceId", sighting.source())
                .put("communiqueId", Long.toString(sighting.communiqueId()))
                .put("imageUrl", base + "/images/" + sighting.imageId())
                .put(
                        "cropUrl",
                        base + "/crops/"
                                + parts.tickets()
                                        .issue(
                                                sighting.listedNameId(),
                                                parts.clock().instant()));
    }

    private void crop(RoutingContext context) {
        Instant now = parts.clock().instant();
        CropTickets.Ticket ticket =
                parts.tickets().read(context.pathParam("ticket")).orElse(null);
        if (ticket == null) {
            context.fail(Problem.notFound("No such picture.").asException());
        } else if (!ticket.until().isAfter(now)) {
            context.fail(expired().asException());
        } else {
            picture(ticket.listedNameId()).onComplete(picture -> send(context, picture), context::fail);
        }
    }

    private Future<Buffer> picture(long listedName) {
        return parts.pool()
                .preparedQuery(LINE)
                .execute(Tuple.of(listedName))
                .compose(rows -> rows.size() == 0
                        ? Future.failedFuture(
                                Problem.notFound("No such picture.").asException())
                        : cut(rows.iterator().next()));
    }

    private Future<Buffer> cut(Row line) {
        int[] box = Arrays.stream(line.getArrayOfIntegers("box"))
                .mapToInt(Integer::intValue)
                .toArray();
        return parts.evidence()
                .get(line.getBuffer("sha256").getBytes())
                .compose(image -> parts.crops().crop(image, line.getInteger("page"), box))
                .recover(cause -> Future.failedFuture(
                        Problem.notFound("This line has no picture.").asException()))
                .compose(picture -> picture.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(
                                Problem.notFound("This line has no picture.").asException())));
    }

    private static void send(RoutingContext context, Buffer picture) {
        boolean png = picture.getUnsignedByte(0) == 0x89; // the first byte of every PNG and of no JPEG
        context.response()
                .putHeader("Content-Type", png ? "image/png" : "image/jpeg")
                .putHeader("Cache-Control", "private, no-store")
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
                .end(picture);
    }

    private static Problem expired() {
        return Problem.of(
                410, "link-expired", "This link has expired", "Pictures can be seen for 15 minutes; search again.");
    }
}
