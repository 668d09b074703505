package cm.mtchoun.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.impl.OpenAPIContractImpl;
import java.net.URI;

/** The OpenAPI file of the public API: once as it is published, once as the request validator can take it. */
record ContractFile(JsonObject published, OpenAPIContract validating) {
    private static final String RESOURCE = "openapi.json";

    static Future<ContractFile> load(Vertx vertx, URI publicApi, String base) {
        return vertx.fileSystem().readFile(RESOURCE).compose(bytes -> {
            JsonObject file = bytes.toJsonObject();
            JsonObject server = new JsonObject().put("url", publicApi + base);
            JsonObject published = file.copy().put("servers", new JsonArray().add(server));
            return OpenAPIContract.from(vertx, withoutResponseBodies(file))
                    .map(loaded -> new ContractFile(published, keepingValidators(loaded)));
        });
    }

    private static OpenAPIContract keepingValidators(OpenAPIContract loaded) {
        return new OpenAPIContractImpl(
                loaded.getRawContract(), loaded.getVersion(), new KeptValidators(loaded.getSchemaRepository()));
    }

    /**
     * Vert.x 5.0 refuses a whole contract for a response type it does not know, such as application/problem+json or
     * image/jpeg, although it validates requests only.
     */
    private static JsonObject withoutResponseBodies(JsonObject contract) {
        JsonObject copy = contract.copy();
        dropContents(copy.getJsonObject("components").getJsonObject("responses"));
        JsonObject paths = copy.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            JsonObject operations = paths.getJsonObject(path);
            for (String method : operations.fieldNames()) {
                if (operations.getValue(method) instanceof JsonObject operation && operation.containsKey("responses")) {
                    dropContents(operation.getJsonObject("responses"));
                }
            }
        }
        return copy;
    }

    private static void dropContents(JsonObject responses) {
        responses.fieldNames().forEach(name -> responses.getJsonObject(name).remove("content"));
    }
}
