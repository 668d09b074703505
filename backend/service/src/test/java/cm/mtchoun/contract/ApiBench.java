package cm.mtchoun.contract;

import cm.mtchoun.WholeApi;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/** How many registrations and reads a second, against the same two inserts through the Pg client; and 20,000 odd requests. */
final class ApiBench {
    private static final int[] AT_ONCE = {64, 256};
    private static final int CALLS = 1_000;
    private static final int TURNS = 8;
    /** Each is as much as what is measured: compiling takes longer than the first 8,000 calls. */
    private static final int WARM_UP = 3;

    private static final int POOL = 16; // as the service's
    private static final int ODD_REQUESTS = 20_000;

    private final WholeApi api;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(
            new HttpClientOptions().setDefaultHost("localhost"), new PoolOptions().setHttp1MaxSize(256));
    private final Pool raw;
    private final Set<Thread> calling = ConcurrentHashMap.newKeySet();
    private final long postmaster;
    private int people;

    private ApiBench(WholeApi api) {
        this.api = api;
        this.raw = PgBuilder.pool()
                .with(new io.vertx.sqlclient.PoolOptions().setMaxSize(POOL))
                .connectingTo(PgConnectOptions.fromUri(api.database.url()).setCachePreparedStatements(true))
                .using(vertx)
                .build();
        this.postmaster = ProcessorTime.parentOf((int) api.database.number("select pg_backend_pid()::bigint"));
    }

    public static void main(String[] arguments) throws Exception {
        try (WholeApi api = new WholeApi()) {
            ApiBench bench = new ApiBench(api);
            bench.measure();
            List<String> wrong = new GeneratedRequests(new Caller(api), 1).send(ODD_REQUESTS, 16);
            System.out.printf(
                    "%,d odd requests: %d answered 5xx, late, or not as the contract says%n",
                    ODD_REQUESTS, wrong.size());
            wrong.stream().limit(10).forEach(System.out::println);
        }
        System.exit(0);
    }

    private void measure() throws Exception {
        String etag = etag();
        for (int turns = 0; turns < WARM_UP; turns++) {
            System.out.printf("%nwarming up, 256 at once%n");
            measure(256, etag);
        }
        for (int atOnce : AT_ONCE) {
            System.out.printf("%n%d at once%n", atOnce);
            measure(atOnce, etag);
        }
    }

    /** By turns, so that what else the machine does falls on all of them. */
    private void measure(int atOnce, String etag) throws Exception {
        Tally inserts = new Tally("two inserts through the Pg client");
        Tally posts = new Tally("POST /registrations");
        Tally reads = new Tally("GET /communiques, ETag known");
        for (int turn = 0; turn < TURNS; turn++) {
            int first = people;
            people += CALLS;
            run(inserts, atOnce, i -> insert(first + i));
            run(posts, atOnce, i -> post(first + i));
            run(reads, atOnce, i -> read(etag));
        }
        for (Tally each : List.of(inserts, posts, reads)) {
            each.print();
        }
        System.out.printf(
                Locale.ROOT,
                "ratios: registering ÷ inserts %.2f; p99 ÷ p50 %.1f; reads ÷ registering %.1f; reads ÷ half the inserts %.1f%n",
                posts.perSecond() / inserts.perSecond(),
                posts.at(0.99) / posts.at(0.5),
                reads.perSecond() / posts.perSecond(),
                reads.perSecond() / inserts.perSecond() * 2);
    }

    private void run(Tally tally, int atOnce, IntFunction<Future<?>> call) throws Exception {
        long[] nanos = new long[CALLS];
        AtomicInteger next = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(CALLS);
        ProcessorTime before = ProcessorTime.soFar(calling, postmaster);
        long start = System.nanoTime();
        for (int i = 0; i < atOnce; i++) {
            one(call, next, nanos, failed, done);
        }
        done.await();
        long took = System.nanoTime() - start;
        tally.add(
                took,
                nanos,
                failed.get(),
                ProcessorTime.soFar(calling, postmaster).since(before));
    }

    private void one(
            IntFunction<Future<?>> call, AtomicInteger next, long[] nanos, AtomicInteger failed, CountDownLatch done) {
        int i = next.getAndIncrement();
        if (i >= CALLS) {
            return;
        }
        long start = System.nanoTime();
        call.apply(i).onComplete(over -> {
            nanos[i] = System.nanoTime() - start;
            calling.add(Thread.currentThread());
            if (over.failed()) {
                failed.incrementAndGet();
                System.out.println("failed: " + over.cause().getClass().getName());
            }
            done.countDown();
            one(call, next, nanos, failed, done);
        });
    }

    private Future<?> insert(int i) {
        return raw.withTransaction(transaction -> transaction
                .preparedQuery(
                        """
                        insert into registration (source_id, name, email, email_hash, lang, state, created_at)
                        values (1, 'NGONO Marie', $1, $2, 'fr', 'pending', now()) returning id
                        """)
                .execute(Tuple.of("raw" + i + "@example.org", Buffer.buffer("raw" + i)))
                .compose(rows -> transaction
                        .preparedQuery(
                                """
                                insert into mail (dedup_key, kind, registration_id, payload, created_at)
                                values ($1, 'confirm', $2, '{}', now())
                                """)
                        .execute(Tuple.of("raw:" + i, rows.iterator().next().getLong("id")))));
    }

    private Future<?> post(int i) {
        JsonObject body = new JsonObject().put("name", "NGONO Marie").put("email", "person" + i + "@example.org");
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setPort(api.base.getPort())
                .setURI("/api/v1/registrations")
                .putHeader("Content-Type", "application/json");
        return expect(202, options, body.toBuffer());
    }

    private Future<?> read(String etag) {
        RequestOptions options = new RequestOptions()
                .setPort(api.base.getPort())
                .setURI("/api/v1/communiques")
                .putHeader("If-None-Match", etag);
        return expect(304, options, Buffer.buffer());
    }

    private Future<Void> expect(int status, RequestOptions options, Buffer body) {
        return client.request(options)
                .compose(request -> request.send(body))
                .compose(answer -> answer.end().map(answer.statusCode()))
                .compose(
                        given -> given == status ? Future.succeededFuture() : Future.failedFuture("answered " + given));
    }

    private String etag() throws Exception {
        java.net.http.HttpResponse<String> answer = java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(java.net.URI.create(api.base + "/communiques"))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString());
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    /** What the calls of one kind took. */
    private static final class Tally {
        private final String what;
        private long[] nanos = {};
        private long total;
        private int failed;
        private ProcessorTime spent = new ProcessorTime(0, 0, 0);

        Tally(String what) {
            this.what = what;
        }

        void add(long took, long[] each, int failures, ProcessorTime processor) {
            total += took;
            nanos = LongStream.concat(Arrays.stream(nanos), Arrays.stream(each))
                    .sorted()
                    .toArray();
            failed += failures;
            spent = spent.plus(processor);
        }

        double perSecond() {
            return nanos.length * 1e9 / total;
        }

        double at(double share) {
            return nanos[(int) (share * (nanos.length - 1))] / 1e6;
        }

        void print() {
            System.out.printf(
                    Locale.ROOT,
                    "%-36s %,8.0f /s   p50 %6.1f ms   p99 %6.1f ms   failed %d   processor, ms a call: %.3f client, %.3f service, %.3f PostgreSQL%n",
                    what,
                    perSecond(),
                    at(0.5),
                    at(0.99),
                    failed,
                    spent.per(nanos.length).client(),
                    spent.per(nanos.length).service(),
                    spent.per(nanos.length).database());
        }
    }
}
