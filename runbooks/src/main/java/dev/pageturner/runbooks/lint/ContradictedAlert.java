package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A sentence that names an alert and says when it fires, and is wrong about it. */
final class ContradictedAlert implements LintRule {
    private static final Pattern NAME = Pattern.compile("\\b[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*\\b");
    private static final Pattern COMPARED =
            Pattern.compile("[<>]=?\\s*(?:bool\\s+)?(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)");
    private static final Pattern DURATION = Pattern.compile("(\\d+)([smhd])");

    @Override
    public String id() {
        return "contradicted-alert";
    }

    @Override
    public String summary() {
        return "A threshold or a duration that is not the one of the alert's rule.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        List<AlertRule> alerts = evidence.alerts();
        if (alerts == null) {
            return List.of();
        }
        Map<String, List<AlertRule>> byName = alerts.stream().collect(Collectors.groupingBy(AlertRule::name));
        List<Finding> findings = new ArrayList<>();
        evidence.library().runbooks().forEach(runbook -> evidence.texts()
                .prose(runbook.file())
                .forEach(line -> check(runbook.file(), line, named(line.text(), byName), findings)));
        return findings;
    }

    /** The rules of the only alert that a line names; a line about several says of none of them for certain. */
    private static List<AlertRule> named(String text, Map<String, List<AlertRule>> byName) {
        List<String> names = NAME.matcher(text)
                .results()
                .map(result -> result.group())
                .filter(byName::containsKey)
                .distinct()
                .toList();
        return names.size() == 1 ? byName.getOrDefault(names.get(0), List.of()) : List.of();
    }

    private void check(String file, Texts.Line line, List<AlertRule> rules, List<Finding> findings) {
        List<Limit> limits = rules.isEmpty() ? List.of() : Limit.in(line.text());
        List<Double> numbers =
                rules.stream().flatMap(rule -> numbers(rule.expr()).stream()).toList();
        if (limits.size() == 1 && !numbers.isEmpty() && numbers.stream().noneMatch(limits.get(0)::means)) {
            findings.add(finding(
                    file,
                    line,
                    limits.get(0).start(),
                    rules.get(0),
                    "says " + limits.get(0).words(),
                    "compares with "
                            + numbers.stream().map(ContradictedAlert::plain).collect(Collectors.joining(" and "))));
        }
        long hold = Limit.hold(line.text());
        boolean other = rules.stream().noneMatch(rule -> rule.hold().isEmpty() || seconds(rule.hold()) == hold);
        if (!rules.isEmpty() && limits.size() <= 1 && hold >= 0 && other) {
            findings.add(finding(
                    file,
                    line,
                    0,
                    rules.get(0),
                    "waits " + hold + " seconds",
                    "waits " + rules.get(0).hold()));
        }
    }

    private static List<Double> numbers(String expr) {
        return COMPARED.matcher(expr.replaceAll("\"[^\"]*\"", ""))
                .results()
                .map(result -> Double.parseDouble(result.group(1)))
                .toList();
    }

    private static long seconds(String duration) {
        Matcher part = DURATION.matcher(duration);
        long seconds = 0;
        while (part.find()) {
            seconds += (long) (Long.parseLong(part.group(1))
                    * (part.group(2).equals("d") ? 86_400 : Limit.factor(part.group(2))));
        }
        return seconds;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private Finding finding(String file, Texts.Line line, int start, AlertRule rule, String here, String there) {
        return new Finding(
                        file,
                        line.number(),
                        id(),
                        Level.WARNING,
                        "Of the alert " + rule.name() + " this line " + here + ", but its rule (" + rule.file() + ":"
                                + rule.line() + ") " + there + ".",
                        "Write what the rule says, or correct the rule.")
                .at(new Texts.Place(line.number(), start + 1));
    }
}
