package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two limits for the same thing in the same runbooks. Two things are compared, because only they say for certain what they
 * are about: objectives (a metric, its percentile and the word SLO), and how far a metric has to fall before one goes on.
 */
final class ContradictingThreshold implements LintRule {
    private static final Pattern METRIC =
            Pattern.compile("\\b([a-z][a-z0-9]*(?:_[a-z0-9]+)*_(?:seconds|milliseconds|ms))(?:_bucket)?\\b");
    private static final Pattern OBJECTIVE = Pattern.compile("(?i)\\b(?:SLO|objective)\\b");
    private static final Pattern MULTIPLE = Pattern.compile("(?i)\\d+(?:\\.\\d+)?x SLO");
    private static final Pattern PERCENTILE = Pattern.compile("(?i)\\bp(\\d{2,3})\\b");
    private static final Pattern GREP =
            Pattern.compile("\\bgrep\\s+(?:-\\w+\\s+)*[\"']?([a-z][a-z0-9]*(?:_[a-z0-9]+)+)");
    private static final Pattern GOES_ON = Pattern.compile("(?i)^\\s*#.*\\b(?:proceed|continue|go on)\\b.*");
    private static final Pattern ZERO = Pattern.compile("(?i)\\b(?:zero|0|no more|none)\\b");
    private static final int NEAR = 12;

    private record Claim(String file, int line, int column, String words, double value) {}

    @Override
    public String id() {
        return "contradicting-threshold";
    }

    @Override
    public String summary() {
        return "A limit that is another one elsewhere in the same runbooks.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        Map<String, List<Claim>> claims = new LinkedHashMap<>();
        evidence.library().runbooks().forEach(runbook -> {
            List<String> lines = evidence.texts().lines(runbook.file());
            for (int at = 0; at < lines.size(); at++) {
                objective(runbook.file(), lines, at, claims);
                goesOn(runbook.file(), lines, at, claims);
            }
        });
        List<Finding> findings = new ArrayList<>();
        claims.forEach((about, all) -> report(about, all, findings));
        return findings;
    }

    /** "- `x_seconds` - join latency (p95 < 2 s SLO)", or a comment like it above the query. */
    private static void objective(String file, List<String> lines, int at, Map<String, List<Claim>> claims) {
        String line = lines.get(at);
        List<Limit> limits = Limit.in(line);
        Matcher percentile = PERCENTILE.matcher(line);
        if (limits.size() != 1
                || !OBJECTIVE.matcher(line).find()
                || MULTIPLE.matcher(line).find()
                || !percentile.find()) {
            return;
        }
        String next = line.strip().startsWith("#") && at + 1 < lines.size() ? lines.get(at + 1) : "";
        List<String> metrics = METRIC.matcher(line + " " + next)
                .results()
                .map(result -> result.group(1))
                .distinct()
                .toList();
        if (metrics.size() == 1) {
            add(
                    claims,
                    "the objective of " + metrics.get(0) + " (p" + percentile.group(1) + ")",
                    file,
                    at,
                    limits.get(0));
        }
    }

    /** "# Proceed when active meetings reach < 10", below a command that reads the metric. */
    private static void goesOn(String file, List<String> lines, int at, Map<String, List<Claim>> claims) {
        String line = lines.get(at);
        if (!GOES_ON.matcher(line).matches()) {
            return;
        }
        List<Limit> limits = Limit.in(line);
        Matcher zero = ZERO.matcher(line);
        for (int before = at - 1; before >= Math.max(0, at - NEAR); before--) {
            String above = lines.get(before).strip();
            Matcher grep = GREP.matcher(above);
            if (above.startsWith("```") || above.startsWith("~~~")) {
                return;
            }
            if (!above.startsWith("#") && grep.find()) {
                String about = "when to go on, by " + grep.group(1);
                if (limits.size() == 1) {
                    add(claims, about, file, at, limits.get(0));
                } else if (limits.isEmpty() && zero.find()) {
                    claims.computeIfAbsent(about, any -> new ArrayList<>())
                            .add(new Claim(file, at + 1, zero.start() + 1, zero.group(), 0));
                }
                return;
            }
        }
    }

    private static void add(Map<String, List<Claim>> claims, String about, String file, int at, Limit limit) {
        double value = limit.readings().get(limit.readings().size() - 1);
        claims.computeIfAbsent(about, any -> new ArrayList<>())
                .add(new Claim(file, at + 1, limit.start() + 1, limit.words(), value));
    }

    private void report(String about, List<Claim> claims, List<Finding> findings) {
        for (Claim claim : claims) {
            claims.stream()
                    .filter(other -> Double.compare(other.value(), claim.value()) != 0)
                    .findFirst()
                    .ifPresent(other -> findings.add(new Finding(
                            claim.file(),
                            claim.line(),
                            claim.column(),
                            id(),
                            Level.WARNING,
                            "Here " + about + " is " + claim.words() + ", but " + other.file() + ":" + other.line()
                                    + " says " + other.words() + ".",
                            "Decide which of them holds, and write it in both places.")));
        }
    }
}
