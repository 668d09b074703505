package cm.mtchoun.journey;

import cm.mtchoun.pipeline.Eventually;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People who register whatever happens to the service: each tries again until it keeps the registration. */
final class Crowd implements AutoCloseable {
    private static final int AT_THE_SAME_TIME = 4;
    private static final Pattern LINK = Pattern.compile("/confirmer#token=([A-Za-z0-9_-]+)");
    private static final String ACTIVE = "select count(*) from registration where email = $1 and state <> 'pending'";

    private final Town town;
    private final Supplier<ServiceProcess> anyApi;
    private final ExecutorService people = Executors.newFixedThreadPool(AT_THE_SAME_TIME);
    private final List<Future<?>> registering = new CopyOnWriteArrayList<>();
    private final List<Person> all = new ArrayList<>();

    /** @param listed whether a communiqué names this person */
    record Person(String name, String address, boolean listed) {}

    /** @param anyApi a process that may answer; another one at every call */
    Crowd(Town town, Supplier<ServiceProcess> anyApi) {
        this.town = town;
        this.anyApi = anyApi;
    }

    /** Returns at once; the person registers meanwhile. */
    void join(String name, boolean listed) {
        Person person = new Person(name, "p%05d@example.org".formatted(all.size()), listed);
        all.add(person);
        registering.add(people.submit(() -> register(person)));
    }

    List<Person> all() {
        return List.copyOf(all);
    }

    boolean isRegistered() {
        return registering.stream().allMatch(Future::isDone);
    }

    @Override
    public void close() {
        people.shutdownNow();
    }

    private void register(Person person) {
        String asked = new JsonObject()
                .put("name", person.name())
                .put("email", person.address())
                .encode();
        tryUntilAnswered("/registrations", asked, 202);
        while (town.database.number(ACTIVE, person.address()) == 0
                && !Thread.currentThread().isInterrupted()) {
            town.inbox.mailsTo(person.address()).stream()
                    .map(mail -> LINK.matcher(mail.text()))
                    .filter(Matcher::find)
                    .map(link -> new JsonObject().put("token", link.group(1)).encode())
                    .forEach(link -> tryOnce("/registrations/confirm", link));
            waitABit();
        }
    }

    private void tryUntilAnswered(String call, String json, int status) {
        while (tryOnce(call, json) != status && !Thread.currentThread().isInterrupted()) {
            waitABit();
        }
    }

    /** @return 0 when there was no answer */
    private int tryOnce(String call, String json) {
        try {
            return anyApi.get().post(call, json).statusCode();
        } catch (IOException away) {
            return 0;
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static void waitABit() {
        for (int i = 0; i < 20; i++) {
            Eventually.pause();
        }
    }
}
