package dev.pageturner.bot.approval;

import dev.pageturner.bot.execution.Execution;
import java.util.List;

/** What became of a request, an approval, a denial or a cancel. A decision always carries its reason. */
public sealed interface Answer {
    /** It is on record; what happens next is told where the command was asked for. */
    record Accepted(Execution execution) implements Answer {}

    /**
     * @param sentence why not, and what to do instead; for the person who asked
     * @param whoCan Slack ids of people and user groups who could have done it
     */
    record Refused(String sentence, List<String> whoCan) implements Answer {
        public Refused {
            whoCan = List.copyOf(whoCan);
        }

        public Refused(String sentence) {
            this(sentence, List.of());
        }
    }
}
