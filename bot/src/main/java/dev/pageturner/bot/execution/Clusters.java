package dev.pageturner.bot.execution;

import dev.pageturner.commands.Systems;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configured clusters with the systems that belong to each. */
public interface Clusters {
    /** Empty when no cluster of that name is configured. */
    Optional<Systems> find(String name);

    /** In the order of the configuration: the first one is the default. Never empty. */
    List<String> names();

    /** The cluster that an alert's labels mean; the default where none says. */
    String of(Map<String, String> labels);
}
