package dev.pageturner.bot.slack;

import dev.pageturner.bot.base.Person;
import dev.pageturner.runbooks.Placeholder;
import java.util.List;

/** What a blank can be filled with, read from the cluster. */
@FunctionalInterface
public interface Choices {
    /** Nothing to choose from: the person types. */
    Choices NONE = (placeholder, cluster, namespace, who) -> List.of();

    /**
     * Takes its time, but not more than two seconds; empty when there is nothing to choose from.
     *
     * @param namespace empty when none is known
     */
    List<String> of(Placeholder placeholder, String cluster, String namespace, Person who);
}
