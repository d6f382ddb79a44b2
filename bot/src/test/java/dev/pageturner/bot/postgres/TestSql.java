package dev.pageturner.bot.postgres;

import java.util.List;

/** Statements for tests in other packages, run as the bot itself runs them. */
public final class TestSql {
    private final Sql sql;

    public TestSql(Database database) {
        this.sql = new Sql(database);
    }

    public long number(String query) {
        return sql.number(query);
    }

    public List<String> texts(String query) {
        return sql.list("SELECT t AS value FROM (" + query + ") AS q (t)", row -> row.text("value"));
    }

    public void execute(String statement) {
        sql.update(statement);
    }
}
