package cm.mtchoun.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What there is to copy: our tables with their columns, and our sequences. */
final class Tables {
    private static final String COLUMNS =
            """
            select t.tablename, c.column_name
            from pg_tables t
            join information_schema.columns c on c.table_schema = t.schemaname and c.table_name = t.tablename
            where t.schemaname = 'public' and t.tablename <> 'flyway_schema_history' and c.is_generated = 'NEVER'
            order by t.tablename, c.ordinal_position
            """;
    private static final String REFERENCES =
            """
            select distinct conrelid::regclass::text as child, confrelid::regclass::text as parent
            from pg_constraint
            where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid
            """;
    private static final String SEQUENCES =
            "select sequencename, last_value from pg_sequences where schemaname = 'public' and last_value is not null";
    private static final String VERSION =
            """
            select version from flyway_schema_history where success and version is not null
            order by installed_rank desc limit 1
            """;

    private Tables() {}

    /** @return columns by table; a table comes after those it refers to */
    static Map<String, List<String>> inOrder(Connection connection) throws SQLException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        read(connection, COLUMNS, row -> columns.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                .add(row.getString(2)));
        Map<String, Set<String>> parents = new LinkedHashMap<>();
        read(connection, REFERENCES, row -> parents.computeIfAbsent(
                        row.getString(1).replace("\"", ""), child -> new LinkedHashSet<>())
                .add(row.getString(2).replace("\"", "")));
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        while (ordered.size() < columns.size()) {
            int before = ordered.size();
            columns.forEach((table, names) -> {
                if (ordered.keySet().containsAll(parents.getOrDefault(table, Set.of()))) {
                    ordered.putIfAbsent(table, names);
                }
            });
            if (ordered.size() == before) {
                throw new IllegalStateException("tables refer to one another in a circle");
            }
        }
        return ordered;
    }

    /** @return the last value of each sequence that was used */
    static Map<String, Long> sequences(Connection connection) throws SQLException {
        Map<String, Long> sequences = new LinkedHashMap<>();
        read(connection, SEQUENCES, row -> sequences.put(row.getString(1), row.getLong(2)));
        return sequences;
    }

    /** @return the newest migration that has run */
    static String version(Connection connection) throws SQLException {
        List<String> versions = new ArrayList<>();
        read(connection, VERSION, row -> versions.add(row.getString(1)));
        if (versions.isEmpty()) {
            throw new IllegalStateException("the database has no tables yet");
        }
        return versions.get(0);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** For {@code COPY}: the table with its columns, those that both sides have. */
    static String target(String table, List<String> columns) {
        return quoted(table) + " ("
                + String.join(", ", columns.stream().map(Tables::quoted).toList()) + ")";
    }

    @FunctionalInterface
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    static void read(Connection connection, String query, RowReader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }
}
