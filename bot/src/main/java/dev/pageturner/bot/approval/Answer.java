package dev.pageturner.bot.approval;

import dev.pageturner.bot.execution.Execution;

/** What became of a request, an approval, a denial or a cancel. A decision always carries its reason. */
public sealed interface Answer {
    /** It is on record; what happens next is told where the command was asked for. */
    record Accepted(Execution execution) implements Answer {}

    /** @param sentence why not, and what to do instead; for the person who asked */
    record Refused(String sentence) implements Answer {}
}
