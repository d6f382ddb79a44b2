package dev.pageturner.runbooks.library;

import dev.pageturner.runbooks.Runbook;
import java.util.List;

/** Whether a runbook_url leads anywhere. */
public enum UrlCheck {
    FOUND,
    NO_FILE,
    NO_ANCHOR;

    public static UrlCheck of(String url, List<Runbook> runbooks) {
        RunbookUrl parsed = RunbookUrl.of(url);
        List<Runbook> files = parsed.segments().isEmpty() ? List.of() : new FileIndex(runbooks).runbooks(parsed);
        if (files.isEmpty()) {
            return NO_FILE;
        }
        boolean opens = parsed.anchor().isEmpty()
                || files.stream()
                        .anyMatch(file -> Anchors.find(file, parsed.anchor()).isPresent());
        return opens ? FOUND : NO_ANCHOR;
    }
}
