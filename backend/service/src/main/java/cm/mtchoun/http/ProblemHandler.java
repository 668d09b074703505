package cm.mtchoun.http;

import cm.mtchoun.metrics.Metrics;
import io.vertx.core.Handler;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.ValidatorErrorType;
import io.vertx.openapi.validation.ValidatorException;
import io.vertx.sqlclient.DatabaseException;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every failure of a request into a problem document; a surprise is logged under an id that the answer carries. */
final class ProblemHandler implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    /** What SQLSTATEs that pass begin with: no disk, memory or connection left; shutting down or starting up; waited for a lock. */
    private static final Set<String> NOT_JUST_NOW = Set.of("53", "57", "55P03");

    private final Metrics metrics;
    private final Map<String, Function<JsonObject, List<FieldError>>> checks;

    /** @param checks as {@link Routes#bodyChecks}, of all features */
    ProblemHandler(Metrics metrics, Map<String, Function<JsonObject, List<FieldError>>> checks) {
        this.metrics = metrics;
        this.checks = Map.copyOf(checks);
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return; // the client is gone, or was answered already
        }
        Problem problem = problemOf(context);
        if (problem.status() < 500) {
            metrics.rejected(problem.code());
        }
        if (response.headWritten()) {
            context.request().connection().close(); // half an answer must not look like a whole one
            return;
        }
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store");
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        if (problem.status() == 503) {
            response.putHeader("Retry-After", "60");
        }
        if (problem.status() == 413) {
            response.putHeader("Connection", "close"); // the rest of the body is not read
        }
        response.end(withInstance(problem).toBuffer());
    }

    private static JsonObject withInstance(Problem problem) {
        JsonObject json = problem.toJson();
        if (problem.status() >= 500) {
            String instance = "urn:uuid:" + UUID.randomUUID();
            LOG.error("Answered {} as {}", problem.status(), instance);
            json.put("instance", instance);
        }
        return json;
    }

    private Problem problemOf(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof ProblemException known) {
            return known.problem();
        }
        if (failure instanceof ValidatorException invalid) {
            return invalid(context, invalid);
        }
        if (failure instanceof HttpException http && http.getCause() instanceof ValidatorException invalid) {
            return invalid(context, invalid);
        }
        return byStatus(context, failure);
    }

    private static Problem byStatus(RoutingContext context, @Nullable Throwable failure) {
        return switch (context.statusCode()) {
            case 400 -> malformed();
            case 401 -> Problem.unauthorised();
            case 403 -> Problem.of(403, "origin-not-allowed", "Not allowed", "Pages of this origin may not call this.");
            case 404 -> Problem.notFound("There is nothing at this address.");
            case 405 ->
                Problem.of(405, "method-not-allowed", "Method not allowed", "This address takes other methods.");
            case 413 -> tooLarge();
            case 415 -> unsupportedMediaType();
            case 429 -> Problem.of(429, "too-many-requests", "Too many requests", "Try again later.");
            default -> isAway(failure) ? away(failure) : surprise(failure);
        };
    }

    /** Of the faults that nobody foresaw, those of a database that is not there or has no room. */
    private static boolean isAway(@Nullable Throwable failure) {
        return failure instanceof DatabaseException answer
                ? NOT_JUST_NOW.stream().anyMatch(String.valueOf(answer.getSqlState())::startsWith)
                : failure instanceof VertxException || failure instanceof ConnectException;
    }

    private static Problem away(@Nullable Throwable failure) {
        LOG.warn("The database does not answer: {}", String.valueOf(failure));
        return Problem.of(
                503, "unavailable", "Not available just now", "This cannot be done just now. Try again in a minute.");
    }

    private static Problem surprise(@Nullable Throwable failure) {
        if (failure != null) {
            // The class and place only: a message of the database may quote what a person typed.
            StackTraceElement[] trace = failure.getStackTrace();
            LOG.error("{} at {}", failure.getClass().getName(), trace.length == 0 ? "unknown place" : trace[0]);
        }
        return Problem.of(
                500,
                "internal",
                "Internal error",
                "Something went wrong here, and this was not done. Try again later.");
    }

    private Problem invalid(RoutingContext context, ValidatorException invalid) {
        if (invalid.type() == ValidatorErrorType.UNSUPPORTED_VALUE_FORMAT) {
            return unsupportedMediaType();
        }
        JsonObject body = jsonObject(context);
        Operation operation = operationOf(context);
        List<FieldError> parameters = operation == null ? List.of() : ParameterErrors.explain(operation, context);
        if (!parameters.isEmpty()) {
            return Problem.invalid(parameters);
        }
        if (operation != null && operation.getRequestBody() != null) {
            if (body == null) {
                return malformed();
            }
            MediaType json = operation.getRequestBody().getContent().get("application/json");
            if (json != null) {
                List<FieldError> errors = BodyErrors.explain(schemaOf(json), body);
                if (!errors.isEmpty()) {
                    errors.addAll(others(errors, operation, body));
                    return Problem.invalid(errors);
                }
            }
        }
        return Problem.invalid(
                List.of(new FieldError("", "invalid", "does not have the form that the contract asks for")));
    }

    /** What the feature says of the fields that the contract does not complain of. */
    private List<FieldError> others(List<FieldError> errors, Operation operation, JsonObject body) {
        Set<String> known = errors.stream().map(FieldError::pointer).collect(Collectors.toSet());
        return checks.getOrDefault(operation.getOperationId(), any -> List.of()).apply(body).stream()
                .filter(error -> !known.contains(error.pointer()))
                .toList();
    }

    private static @Nullable Operation operationOf(RoutingContext context) {
        Route route = context.currentRoute();
        return route == null ? null : route.getMetadata(RouterBuilder.KEY_META_DATA_OPERATION);
    }

    /** The schema with its references already resolved. */
    private static JsonObject schemaOf(MediaType media) {
        return new JsonObject(media.getSchema().toString());
    }

    private static @Nullable JsonObject jsonObject(RoutingContext context) {
        try {
            return context.body().asJsonObject();
        } catch (RuntimeException notAnObject) {
            return null;
        }
    }

    private static Problem malformed() {
        return Problem.invalid(List.of(new FieldError("", "malformed", "is not a JSON object")));
    }

    private static Problem tooLarge() {
        return Problem.of(
                413, "too-large", "Too large", "A body may have up to " + ApiVerticle.MAX_BODY_BYTES + " bytes.");
    }

    private static Problem unsupportedMediaType() {
        return Problem.of(415, "unsupported-media-type", "Unsupported media type", "Send application/json.");
    }
}
