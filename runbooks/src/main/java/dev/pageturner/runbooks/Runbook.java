package dev.pageturner.runbooks;

import java.util.List;

/** One Markdown file, read. */
public record Runbook(String file, String title, FrontMatter frontMatter, List<Scenario> scenarios) {
    public Runbook {
        scenarios = List.copyOf(scenarios);
    }
}
