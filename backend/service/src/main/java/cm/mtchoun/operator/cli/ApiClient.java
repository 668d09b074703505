package cm.mtchoun.operator.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls the API as the operator who logged in on this machine. Every call blocks; it continues the session when it must. */
final class ApiClient {
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final int UNAUTHORISED = 401;

    private final StoredSession stored;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    ApiClient(StoredSession stored) {
        this.stored = stored;
    }

    /** @param api address of the API, without the version */
    JsonObject logIn(String api, String login, String password) throws IOException {
        JsonObject credentials = new JsonObject().put("login", login).put("password", password);
        JsonObject session = new JsonObject(send(api, null, "POST", "/auth/login", credentials));
        return keep(api, session);
    }

    void logOut() throws IOException {
        JsonObject session = session();
        JsonObject token = new JsonObject().put("refreshToken", session.getString("refreshToken"));
        send(session.getString("api"), null, "POST", "/auth/logout", token);
        stored.forget();
    }

    /** @return the body of the answer, empty when it has none; fails with {@link ApiFailure} for any but a good answer */
    String call(String method, String path, @Nullable JsonObject body) throws IOException {
        JsonObject session = session();
        String api = session.getString("api");
        try {
            return send(api, session.getString("accessToken"), method, path, body);
        } catch (ApiFailure failure) {
            if (failure.status() != UNAUTHORISED) {
                throw failure;
            }
        }
        JsonObject token = new JsonObject().put("refreshToken", session.getString("refreshToken"));
        JsonObject renewed = keep(api, new JsonObject(send(api, null, "POST", "/auth/refresh", token)));
        return send(api, renewed.getString("accessToken"), method, path, body);
    }

    private JsonObject session() throws IOException {
        return stored.read().orElseThrow(() -> new IOException("nobody is logged in here; run `mtchoun login LOGIN`"));
    }

    private JsonObject keep(String api, JsonObject session) throws IOException {
        stored.write(new JsonObject()
                .put("api", api)
                .put("accessToken", session.getString("accessToken"))
                .put("refreshToken", session.getString("refreshToken")));
        return session;
    }

    private String send(String api, @Nullable String token, String method, String path, @Nullable JsonObject body)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + "/api/v1" + path))
                .timeout(WITHIN)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new ApiFailure(answer.statusCode(), answer.body());
            }
            return answer.body();
        } catch (ConnectException away) {
            throw new IOException("the API does not answer at " + api, away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
