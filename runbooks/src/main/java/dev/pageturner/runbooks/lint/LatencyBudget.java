package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A call chain whose parts may take longer together than the whole may: each service meets its objective, and users wait. */
final class LatencyBudget implements LintRule {
    private static final Pattern WHOLE = Pattern.compile(
            "(?i)\\b(?:end[- ]to[- ]end|overall|in total|altogether)\\b.{0,40}?(?<![\\w.])(\\d+(?:\\.\\d+)?)\\s*(ms|s|seconds?)\\b");
    private static final Pattern TIME = Pattern.compile("(?i)(\\d+(?:\\.\\d+)?)\\s*(ms|s|seconds?)\\b");
    private static final String ARROW = "->|→|=>";

    @Override
    public String id() {
        return "latency-budget";
    }

    @Override
    public String summary() {
        return "Objectives along a call chain that add up to more than the end-to-end objective.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        evidence.library().runbooks().forEach(runbook -> evidence.texts()
                .prose(runbook.file())
                .forEach(line -> check(runbook.file(), line, findings)));
        return findings;
    }

    /** "Client -> gateway (20 ms) -> controller (500 ms); end-to-end 400 ms". */
    private void check(String file, Texts.Line line, List<Finding> findings) {
        Matcher whole = WHOLE.matcher(line.text());
        if (!whole.find()) {
            return;
        }
        String chain = line.text().substring(0, whole.start()) + line.text().substring(whole.end());
        double sum = 0;
        int parts = 0;
        for (String part : chain.split(ARROW)) {
            Matcher time = TIME.matcher(part);
            if (time.find()) {
                parts++;
                sum += Double.parseDouble(time.group(1)) * Limit.factor(time.group(2));
            }
        }
        double objective = Double.parseDouble(whole.group(1)) * Limit.factor(whole.group(2));
        if (parts >= 2 && chain.split(ARROW).length > 1 && sum > objective + 1e-9) {
            findings.add(new Finding(
                    file,
                    line.number(),
                    whole.start() + 1,
                    id(),
                    Level.ERROR,
                    "The parts of this call chain may take " + Math.round(sum * 1000) + " ms together, the whole only "
                            + Math.round(objective * 1000) + " ms.",
                    "Tighten a part, or promise what the parts can keep."));
        }
    }
}
