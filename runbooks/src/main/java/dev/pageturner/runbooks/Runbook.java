package dev.pageturner.runbooks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One Markdown file, read.
 *
 * @param scenarios every part of the document once, in its order
 * @param anchors what each anchor of the document opens: a heading that is no scenario itself opens the one it stands in,
 *     and a heading over others opens all of them; the empty anchor opens the document
 */
public record Runbook(
        String file, String title, FrontMatter frontMatter, List<Scenario> scenarios, Map<String, Scenario> anchors) {
    public Runbook {
        scenarios = List.copyOf(scenarios);
        anchors = Map.copyOf(anchors);
    }

    /** A runbook whose only anchors are those of its scenarios. */
    public Runbook(String file, String title, FrontMatter frontMatter, List<Scenario> scenarios) {
        this(
                file,
                title,
                frontMatter,
                scenarios,
                scenarios.stream().collect(Collectors.toMap(Scenario::anchor, each -> each, (first, second) -> first)));
    }

    /** What an anchor opens: exactly as written, in any case, or its only continuation (scenario-8 for a longer one). */
    public Optional<Scenario> opens(String anchor) {
        Scenario exact = anchors.get(anchor);
        if (exact == null) {
            exact = anchors.get(anchor.toLowerCase(Locale.ROOT));
        }
        return exact != null || anchor.isEmpty() ? Optional.ofNullable(exact) : continuation(anchor);
    }

    private Optional<Scenario> continuation(String anchor) {
        String start = anchor.toLowerCase(Locale.ROOT) + "-";
        List<Scenario> found = anchors.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(start))
                .map(Map.Entry::getValue)
                .distinct()
                .limit(2)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
