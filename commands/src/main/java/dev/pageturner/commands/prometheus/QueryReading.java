package dev.pageturner.commands.prometheus;

/** What became of the arguments of a query. */
sealed interface QueryReading permits QueryPlan, QueryReading.Unreadable {
    /** @param sentence which argument is wrong, and what it should look like */
    record Unreadable(String sentence) implements QueryReading {}
}
