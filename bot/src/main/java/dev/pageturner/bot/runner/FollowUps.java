package dev.pageturner.bot.runner;

import dev.pageturner.bot.execution.Execution;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which reads show whether a change did what it was meant to: the checks of the incident's scenario. */
@FunctionalInterface
public interface FollowUps {
    /** At most a handful, ready to run, in the order of the runbook. */
    List<Check> checks(UUID incident, Execution change);

    /** @param step {@code file#anchor#stepId}, as in the origin of an execution */
    record Check(
            List<String> words,
            List<List<String>> filters,
            @Nullable String step) {
        public Check {
            words = List.copyOf(words);
            filters = filters.stream().map(List::copyOf).toList();
        }
    }
}
