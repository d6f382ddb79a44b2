package dev.pageturner.bot.rehearsal.monitoring;

/** A query that cannot be read or evaluated, with the reason for whoever typed it. */
final class QueryError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueryError(String message) {
        super(message);
    }
}
