package cm.mtchoun.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The contract as one HTML page for people: no script, nothing from elsewhere. Made once, from the published contract; all
 * texts in it are escaped.
 */
record DocsPage(String html, String contentSecurityPolicy) {
    private static final String STYLE =
            """
            :root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
            code,pre{font-family:ui-monospace,monospace;font-size:.9em}pre{overflow:auto;padding:.75rem;border:1px solid #8886;border-radius:.4rem}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #8884}
            section{border-top:1px solid #8886;margin-top:1.5rem}h2{margin-top:2.5rem}td{overflow-wrap:anywhere}
            """;

    static DocsPage of(JsonObject contract) {
        JsonObject info = contract.getJsonObject("info");
        Schemas schemas = new Schemas(contract.getJsonObject("components"));
        String title = info.getString("title") + " " + info.getString("version");
        String page =
                """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>%s</title>
                <meta name="viewport" content="width=device-width"><style>%s</style></head><body><main>
                <h1>%s</h1>%s<p>Base address: <code>%s</code>. The file this page is made from: <a href="openapi.json">openapi.json</a>.</p>
                %s<h2>Schemas</h2>%s</main></body></html>
                """
                        .formatted(
                                escaped(title),
                                STYLE,
                                escaped(title),
                                prose(info.getString("description")),
                                escaped(contract.getJsonArray("servers")
                                        .getJsonObject(0)
                                        .getString("url")),
                                tags(contract, schemas),
                                schemas.all());
        return new DocsPage(
                page, "default-src 'none'; style-src 'sha256-%s'; frame-ancestors 'none'".formatted(hash(STYLE)));
    }

    private static String tags(JsonObject contract, Schemas schemas) {
        return contract.getJsonArray("tags").stream()
                .map(JsonObject.class::cast)
                .map(tag -> {
                    List<Call> calls = calls(contract, tag.getString("name"));
                    String links = calls.stream()
                            .map(call -> "<li><a href=\"#%s\"><code>%s</code></a> %s</li>"
                                    .formatted(
                                            call.id(), call.line(), escaped(call.operation.getString("summary", ""))))
                            .collect(Collectors.joining());
                    String sections =
                            calls.stream().map(call -> call.section(schemas)).collect(Collectors.joining());
                    return "<h2>%s</h2>%s<ul>%s</ul>%s"
                            .formatted(
                                    escaped(tag.getString("name")),
                                    prose(tag.getString("description", "")),
                                    links,
                                    sections);
                })
                .collect(Collectors.joining());
    }

    private static List<Call> calls(JsonObject contract, String tag) {
        JsonObject paths = contract.getJsonObject("paths");
        return paths.stream()
                .flatMap(path -> ((JsonObject) path.getValue())
                        .stream().map(one -> new Call(path.getKey(), one.getKey(), (JsonObject) one.getValue())))
                .filter(call ->
                        call.operation.getJsonArray("tags", new JsonArray()).contains(tag))
                .sorted(Comparator.comparing(Call::path))
                .toList();
    }

    static String prose(String text) {
        return escaped(text)
                .replaceAll("`([^`]+)`", "<code>$1</code>")
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> "<p>" + line + "</p>")
                .collect(Collectors.joining());
    }

    static String inline(String text) {
        return escaped(text).replaceAll("`([^`]+)`", "<code>$1</code>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String hash(String style) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sha);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** One operation. */
    private record Call(String path, String method, JsonObject operation) {
        String id() {
            return escaped(operation.getString("operationId", ""));
        }

        String line() {
            return escaped(method.toUpperCase(java.util.Locale.ROOT) + " " + path);
        }

        String section(Schemas schemas) {
            return "<section id=\"%s\"><h3><code>%s</code></h3><p><strong>%s</strong></p>%s%s%s%s%s</section>"
                    .formatted(
                            id(),
                            line(),
                            escaped(operation.getString("summary", "")),
                            prose(operation.getString("description", "")),
                            access(),
                            parameters(schemas),
                            body(schemas),
                            answers(schemas));
        }

        private String access() {
            return operation.getJsonArray("security", new JsonArray()).stream()
                    .map(JsonObject.class::cast)
                    .filter(one -> !one.isEmpty())
                    .map(one -> one.fieldNames().iterator().next())
                    .map(scheme -> "<p>Token: <code>%s</code></p>".formatted(escaped(scheme)))
                    .collect(Collectors.joining());
        }

        private String parameters(Schemas schemas) {
            String rows = operation.getJsonArray("parameters", new JsonArray()).stream()
                    .map(one -> schemas.resolved((JsonObject) one))
                    .map(one -> "<tr><td><code>%s</code></td><td>%s%s</td><td>%s</td><td>%s</td></tr>"
                            .formatted(
                                    escaped(one.getString("name")),
                                    escaped(one.getString("in")),
                                    one.getBoolean("required", false) ? ", required" : "",
                                    schemas.type(one.getJsonObject("schema", new JsonObject())),
                                    inline(one.getString("description", ""))))
                    .collect(Collectors.joining());
            return rows.isEmpty() ? "" : "<h4>Parameters</h4><table>" + rows + "</table>";
        }

        private String body(Schemas schemas) {
            JsonObject body = operation.getJsonObject("requestBody");
            return body == null ? "" : "<h4>Body</h4>" + content(body, schemas);
        }

        private String answers(Schemas schemas) {
            JsonObject responses = operation.getJsonObject("responses");
            return "<h4>Answers</h4>"
                    + responses.stream()
                            .map(one -> {
                                JsonObject answer = schemas.resolved((JsonObject) one.getValue());
                                return "<details><summary>%s %s</summary>%s</details>"
                                        .formatted(
                                                escaped(one.getKey()),
                                                inline(answer.getString("description", "")),
                                                content(answer, schemas));
                            })
                            .collect(Collectors.joining());
        }

        private static String content(JsonObject holder, Schemas schemas) {
            return holder.getJsonObject("content", new JsonObject()).stream()
                    .map(one -> {
                        JsonObject media = (JsonObject) one.getValue();
                        Object example = media.getValue("example");
                        return "<p><code>%s</code> %s</p>%s"
                                .formatted(
                                        escaped(one.getKey()),
                                        schemas.type(media.getJsonObject("schema", new JsonObject())),
                                        example instanceof JsonObject json
                                                ? "<pre>" + escaped(json.encodePrettily()) + "</pre>"
                                                : "");
                    })
                    .collect(Collectors.joining());
        }
    }

    /** The parts that operations refer to. */
    private record Schemas(JsonObject components) {
        JsonObject resolved(JsonObject part) {
            String reference = part.getString("$ref");
            if (reference == null) {
                return part;
            }
            String[] steps = reference.split("/");
            return components.getJsonObject(steps[2]).getJsonObject(steps[3]);
        }

        String all() {
            return components.getJsonObject("schemas").stream()
                    .map(one -> "<section id=\"schema-%s\"><h3><code>%s</code></h3>%s</section>"
                            .formatted(
                                    escaped(one.getKey()), escaped(one.getKey()), table((JsonObject) one.getValue())))
                    .collect(Collectors.joining());
        }

        private String table(JsonObject schema) {
            JsonArray required = schema.getJsonArray("required", new JsonArray());
            String rows = schema.getJsonObject("properties", new JsonObject()).stream()
                    .map(one -> "<tr><td><code>%s</code>%s</td><td>%s</td><td>%s</td></tr>"
                            .formatted(
                                    escaped(one.getKey()),
                                    required.contains(one.getKey()) ? " *" : "",
                                    type((JsonObject) one.getValue()),
                                    inline(((JsonObject) one.getValue()).getString("description", ""))))
                    .collect(Collectors.joining());
            String parts = schema.getJsonArray("allOf", new JsonArray()).stream()
                    .map(JsonObject.class::cast)
                    .map(part -> part.containsKey("$ref") ? "<p>All of " + type(part) + "</p>" : table(part))
                    .collect(Collectors.joining());
            return prose(schema.getString("description", ""))
                    + parts
                    + (rows.isEmpty() ? "<p>" + type(schema) + "</p>" : "<table>" + rows + "</table>");
        }

        /** A link to a schema, or its type with its limits. */
        String type(JsonObject schema) {
            String reference = schema.getString("$ref");
            if (reference != null) {
                String name = escaped(reference.substring(reference.lastIndexOf('/') + 1));
                return "<a href=\"#schema-%s\">%s</a>".formatted(name, name);
            }
            String limits = schema.stream()
                    .filter(one -> List.of("format", "enum", "minLength", "maxLength", "minimum", "maximum", "pattern")
                            .contains(one.getKey()))
                    .map(one -> " " + one.getKey() + " " + one.getValue())
                    .collect(Collectors.joining(","));
            String items = schema.containsKey("items") ? " of " + type(schema.getJsonObject("items")) : "";
            return escaped(String.valueOf(schema.getValue("type", ""))) + items + escaped(limits);
        }
    }
}
