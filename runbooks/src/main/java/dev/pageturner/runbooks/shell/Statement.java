package dev.pageturner.runbooks.shell;

import java.util.List;

/** What stands on one logical line of a script, or why it cannot be read. */
public sealed interface Statement {
    int start();

    /** Offset behind it, its heredocs included. */
    int end();

    /** @param comment the comment behind it on the same line, without {@code #}; empty when there is none */
    record Commands(List<Pipeline> pipelines, String comment, int start, int end) implements Statement {
        public Commands {
            pipelines = List.copyOf(pipelines);
        }
    }

    /** A comment on a line of its own. */
    record Comment(String text, int start, int end) implements Statement {}

    record Blank(int start, int end) implements Statement {}

    /** @param reason a clause: "a quote is never closed" */
    record Unreadable(String reason, int start, int end) implements Statement {}
}
