package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.library.UrlCheck;
import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.List;
import java.util.stream.Stream;

/** A runbook_url whose file or anchor does not exist: the page opens, and the reader is lost. */
final class BrokenRunbookUrl implements LintRule {
    @Override
    public String id() {
        return "broken-runbook-url";
    }

    @Override
    public String summary() {
        return "A runbook_url whose file or anchor does not exist.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        List<AlertRule> alerts = evidence.alerts();
        return alerts == null
                ? List.of()
                : alerts.stream().flatMap(alert -> check(alert, evidence)).toList();
    }

    private static Stream<Finding> check(AlertRule alert, Evidence evidence) {
        String url = alert.annotations().getOrDefault("runbook_url", "");
        if (url.isBlank()) {
            return Stream.empty();
        }
        return switch (UrlCheck.of(url, evidence.library().runbooks())) {
            case FOUND -> Stream.empty();
            case NO_FILE ->
                Stream.of(finding(
                        alert,
                        "The runbook_url of " + alert.name() + " points at a file that is not among the runbooks: "
                                + url + ".",
                        "Correct the path, or add the runbook."));
            case NO_ANCHOR ->
                Stream.of(finding(
                        alert,
                        "The runbook_url of " + alert.name() + " points at an anchor that its file does not have: "
                                + url + ".",
                        "Use the anchor of the heading as it is now."));
        };
    }

    private static Finding finding(AlertRule alert, String message, String fix) {
        return new Finding(alert.file(), alert.urlLine(), "broken-runbook-url", Level.ERROR, message, fix);
    }
}
