package cm.mtchoun.integration;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statistics of each month as a table for spreadsheets (RFC 4180); what is too few to tell is empty. */
final class StatsCsv {
    private static final List<String> COLUMNS = List.of("month", "registrations", "communiques", "names", "mails");

    private StatsCsv() {}

    static String of(JsonObject stats) {
        StringBuilder lines = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        stats.getJsonArray("months").forEach(month -> {
            List<String> cells = COLUMNS.stream()
                    .map(column -> cell(((JsonObject) month).getValue(column)))
                    .toList();
            lines.append(String.join(",", cells)).append("\r\n");
        });
        return lines.toString();
    }

    private static String cell(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
