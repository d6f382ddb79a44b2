package dev.pageturner.commands.sql;

import dev.pageturner.commands.Patience;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configured databases over JDBC. Nothing is connected before the first question. */
public final class JdbcDatabases implements Databases {
    private final Map<String, JdbcDatabase> databases = new LinkedHashMap<>();

    /** @param logins by the name in the configuration, in its order */
    public JdbcDatabases(Map<String, DatabaseLogin> logins) {
        logins.forEach((name, login) -> databases.put(name, new JdbcDatabase(name, login)));
    }

    @Override
    public List<String> names() {
        return List.copyOf(databases.keySet());
    }

    @Override
    public SqlAnswer query(
            String database, String statement, List<String> values, SqlLimits limits, Patience patience) {
        JdbcDatabase found = find(database);
        if (found == null) {
            return new SqlAnswer.Refused(unknown(database));
        }
        return StatementGuard.refusal(statement)
                .<SqlAnswer>map(SqlAnswer.Refused::new)
                .orElseGet(() -> found.query(StatementGuard.single(statement), values, limits, patience));
    }

    /** By its name in the configuration, else by the name that the server itself knows it under, if only one has that. */
    private @Nullable JdbcDatabase find(String name) {
        JdbcDatabase configured = databases.get(name);
        if (configured != null) {
            return configured;
        }
        List<JdbcDatabase> others = databases.values().stream()
                .filter(database -> database.nameOnServer().equals(name))
                .toList();
        return others.size() == 1 ? others.get(0) : null;
    }

    private String unknown(String database) {
        return databases.isEmpty()
                ? "no database is configured for this cluster; set databases: under it in the configuration"
                : "there is no database \"" + database + "\"; configured are " + String.join(", ", databases.keySet());
    }

    @Override
    public void close() {
        databases.values().forEach(JdbcDatabase::close);
    }
}
