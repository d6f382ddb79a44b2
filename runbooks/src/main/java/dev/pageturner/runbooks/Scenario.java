package dev.pageturner.runbooks;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can go wrong, and what the runbook says of it.
 *
 * @param file as given to the library, with forward slashes
 * @param anchor GitHub's slug of the heading, without {@code #}; empty for text outside any scenario
 * @param alerts names on its Alert line
 */
public record Scenario(
        String file,
        String anchor,
        String title,
        int line,
        List<String> alerts,
        @Nullable String severity,
        List<Section> sections) {
    public Scenario {
        alerts = List.copyOf(alerts);
        sections = List.copyOf(sections);
    }

    public List<Step> steps() {
        return sections.stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Steps.class::isInstance)
                .flatMap(block -> ((Block.Steps) block).steps().stream())
                .toList();
    }

    public Optional<Step> step(String id) {
        return steps().stream().filter(step -> step.id().equals(id)).findFirst();
    }
}
