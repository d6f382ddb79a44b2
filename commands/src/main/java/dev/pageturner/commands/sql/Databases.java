package dev.pageturner.commands.sql;

import dev.pageturner.commands.Patience;
import java.util.List;

/**
 * The databases of one cluster that diagnostics may read, by the name they have in the configuration. Nothing that goes
 * through here can change one: a role that could write is held to a read-only transaction.
 */
public interface Databases extends AutoCloseable {
    List<String> names();

    /**
     * Answers one statement.
     *
     * @throws dev.pageturner.commands.SystemUnreachableException when the database does not answer
     */
    default SqlAnswer query(String database, String statement, SqlLimits limits, Patience patience) {
        return query(database, statement, List.of(), limits, patience);
    }

    /**
     * Answers one statement with values for its question marks, which can never become part of it.
     *
     * @param values all as text; empty for a statement that somebody wrote, in which a question mark is an operator
     */
    SqlAnswer query(String database, String statement, List<String> values, SqlLimits limits, Patience patience);

    @Override
    void close();
}
