package dev.pageturner.bot.rehearsal.workspace.blockkit;

import java.util.Set;

/** What one property of a block, an element or a composition object may hold. */
sealed interface Rule {

    /** A text object with at least one character; {@code kinds} are its allowed types. */
    record Text(Set<String> kinds, int max) implements Rule {}

    /** A plain JSON string. */
    record Line(int min, int max) implements Rule {}

    /** One of these words. */
    record Word(Set<String> allowed) implements Rule {}

    record Number(int min, int max) implements Rule {}

    record Flag() implements Rule {}

    /** One object of a kind of the table. */
    record Child(Set<String> kinds) implements Rule {}

    /** A list of objects of kinds of the table. */
    record Children(Set<String> kinds, int min, int max) implements Rule {}

    /** A list whose items are text objects. */
    record Texts(Set<String> kinds, int min, int max, int maxEach) implements Rule {}

    /** Rows of cells, as in a table block. */
    record Rows(Set<String> kinds, int maxRows, int maxCells) implements Rule {}

    /** Anything: Slack's own rule is of no use to a bot's author, or not published. */
    record Anything() implements Rule {}
}
