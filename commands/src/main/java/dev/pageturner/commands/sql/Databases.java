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
    SqlAnswer query(String database, String statement, SqlLimits limits, Patience patience);

    @Override
    void close();
}
