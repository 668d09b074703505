package cm.mtchoun.feed;

import cm.mtchoun.feed.FeedStore.Ends;
import cm.mtchoun.feed.FeedStore.FeedEvent;
import cm.mtchoun.http.Caller;
import cm.mtchoun.http.Problem;
import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import cm.mtchoun.pipeline.Signal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.RequestParameter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The change feed, read with a cursor; waits for news when asked to. */
public final class EventRoutes implements Routes {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST_WAITING = 500;
    private static final long LOOK_AGAIN_MS = 2_000;

    private final Vertx vertx;
    private final FeedStore feed;
    private final AtomicInteger waiting = new AtomicInteger();

    public EventRoutes(FeedParts parts) {
        this.vertx = parts.vertx();
        this.feed = parts.feed();
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("listEvents").addHandler(context -> Requests.json(context, 200, list(context)));
    }

    private Future<JsonObject> list(RoutingContext context) {
        Caller caller = Caller.required(context);
        int limit = Requests.query(context, "limit")
                .map(RequestParameter::getInteger)
                .orElse(DEFAULT_LIMIT);
        int wait = Requests.query(context, "wait")
                .map(RequestParameter::getInteger)
                .orElse(0);
        String cursor = Requests.query(context, "cursor")
                .map(RequestParameter::getString)
                .orElse("0");
        return feed.ends()
                .compose(ends -> {
                    Question question = new Question(caller, start(cursor, ends), limit);
                    return wait == 0 ? ask(question) : askUntil(question, TimeUnit.SECONDS.toMillis(wait));
                })
                .map(answer -> answer);
    }

    private static long start(String cursor, Ends ends) {
        if (cursor.equals("end")) {
            return ends.last();
        }
        long after = cursor.length() > 18 ? Long.MAX_VALUE : Long.parseLong(cursor);
        if (after > 0 && after < ends.first()) {
            throw Problem.of(
                            410,
                            "cursor-expired",
                            "This cursor is too old",
                            "Events are kept for 30 days; begin again without a cursor, and read the lists anew.")
                    .asException();
        }
        return after;
    }

    private Future<JsonObject> ask(Question question) {
        return feed.read(question.caller, question.after, question.limit).map(question::answer);
    }

    /** Listens first and looks then: what comes in between is not missed. */
    private Future<JsonObject> askUntil(Question question, long millis) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return ask(question);
        }
        Promise<Void> news = Promise.promise();
        MessageConsumer<Long> listening = Signal.EVENT_PUBLISHED.listen(vertx.eventBus(), () -> news.tryComplete());
        long pause = Math.min(millis, LOOK_AGAIN_MS);
        return ask(question)
                .compose(answer -> question.isAnswered(answer)
                        ? Future.succeededFuture(answer)
                        : Future.any(news.future(), vertx.timer(pause)).compose(woken -> ask(question)))
                .eventually(() -> {
                    waiting.decrementAndGet();
                    return listening.unregister();
                })
                .compose(answer -> question.isAnswered(answer) || millis <= pause
                        ? Future.succeededFuture(answer)
                        : askUntil(question, millis - pause));
    }

    private record Question(Caller caller, long after, int limit) {
        JsonObject answer(List<FeedEvent> events) {
            long next = events.isEmpty() ? after : events.get(events.size() - 1).position();
            return new JsonObject()
                    .put(
                            "items",
                            new JsonArray(events.stream().map(FeedEvent::toJson).toList()))
                    .put("nextCursor", Long.toString(next));
        }

        boolean isAnswered(JsonObject answer) {
            return !answer.getJsonArray("items").isEmpty();
        }
    }
}
