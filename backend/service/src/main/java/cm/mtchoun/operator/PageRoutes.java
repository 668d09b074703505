package cm.mtchoun.operator;

import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.http.Problem;
import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import cm.mtchoun.operator.HandReading.Missed;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;

/** Pages that were read badly, and putting them right. */
final class PageRoutes implements Routes {
    private final PageStore store;
    private final HandReading hand;
    private final EvidenceStore evidence;
    private final LineCrop crops;

    PageRoutes(PageStore store, HandReading hand, EvidenceStore evidence, LineCrop crops) {
        this.store = store;
        this.hand = hand;
        this.evidence = evidence;
        this.crops = crops;
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("listPages").addHandler(this::list);
        contract.getRoute("getPage").addHandler(context -> Requests.json(context, 200, page(Ids.ofPath(context))));
        contract.getRoute("readPageAgain")
                .addHandler(
                        context -> Replies.accepted(context, hand.readAgain(Caller.of(context), Ids.ofPath(context))));
        contract.getRoute("acceptPage")
                .addHandler(
                        context -> Requests.noContent(context, hand.accept(Caller.of(context), Ids.ofPath(context))));
        contract.getRoute("addName").addHandler(this::add);
        contract.getRoute("correctName").addHandler(this::correct);
        contract.getRoute("getNameCrop").addHandler(this::crop);
    }

    private void list(RoutingContext context) {
        Query query = Query.of(context);
        Requests.json(
                context,
                200,
                store.list(query.text("state", "bad"), query.text("source"), query.after(), query.limit() + 1)
                        .map(query::page));
    }

    private Future<JsonObject> page(long image) {
        return store.one(image)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("There is no such page.").asException()));
    }

    private void add(RoutingContext context) {
        JsonObject body = Requests.body(context);
        Missed missed =
                new Missed(body.getString("text"), body.getInteger("number"), body.getInteger("page", 1), box(body));
        Replies.json(context, 201, () -> hand.add(Caller.of(context), Ids.ofPath(context), missed)
                .compose(this::page));
    }

    private void correct(RoutingContext context) {
        String text = Requests.body(context).getString("text");
        Replies.json(context, 200, () -> hand.correct(Caller.of(context), Ids.ofPath(context), text)
                .compose(this::page));
    }

    private static Integer[] box(JsonObject body) {
        return new Integer[] {
            body.getInteger("x"), body.getInteger("y"), body.getInteger("width"), body.getInteger("height")
        };
    }

    private void crop(RoutingContext context) {
        Problem missing = Problem.notFound("There is no such line.");
        store.line(Ids.ofPath(context))
                .map(found -> found.orElseThrow(missing::asException))
                .compose(line -> evidence.get(line.sha256().getBytes())
                        .compose(image -> crops.crop(image, line.page(), line.box())))
                .map(picture -> picture.orElseThrow(missing::asException))
                .onComplete(picture -> send(context, picture), context::fail);
    }

    private static void send(RoutingContext context, Buffer picture) {
        boolean png = picture.getUnsignedByte(0) == 0x89; // the first byte of every PNG and of no JPEG
        context.response()
                .putHeader("Content-Type", png ? "image/png" : "image/jpeg")
                .putHeader("Cache-Control", "private, max-age=600")
                .end(picture);
    }
}
