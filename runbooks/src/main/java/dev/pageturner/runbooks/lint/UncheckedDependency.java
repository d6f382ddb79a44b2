package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Section;
import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A scenario that looks for the cause at home only, though the service needs others. */
final class UncheckedDependency implements LintRule {
    @Override
    public String id() {
        return "unchecked-dependency";
    }

    @Override
    public String summary() {
        return "A scenario that checks none of the services that its service depends on.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        return evidence.library().runbooks().stream()
                .filter(runbook -> !runbook.frontMatter().dependsOn().isEmpty())
                .flatMap(this::check)
                .toList();
    }

    private Stream<Finding> check(Runbook runbook) {
        List<String> names = runbook.frontMatter().dependsOn();
        return runbook.scenarios().stream()
                .filter(scenario -> !scenario.alerts().isEmpty())
                .filter(scenario ->
                        scenario.sections().stream().anyMatch(section -> section.kind() == Section.Kind.DIAGNOSIS))
                .filter(scenario -> names.stream().noneMatch(name -> mentions(text(scenario), name)))
                .map(scenario -> new Finding(
                        runbook.file(),
                        scenario.line(),
                        id(),
                        Level.WARNING,
                        "\"" + scenario.title() + "\" never looks at " + String.join(" or ", names)
                                + ", which the service depends on.",
                        "Add a step to its diagnosis that checks them first."));
    }

    private static String text(Scenario scenario) {
        return scenario.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .map(block -> block instanceof Block.Prose prose
                        ? prose.markdown()
                        : block instanceof Block.Steps steps
                                ? steps.steps().stream()
                                        .map(step -> step.title() + " " + step.source())
                                        .collect(Collectors.joining("\n"))
                                : "")
                .collect(Collectors.joining("\n"));
    }

    /** By its name, its name with spaces, or its initials: global-controller, Global Controller, GC. */
    private static boolean mentions(String text, String name) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[-_]", " ");
        String words = name.toLowerCase(Locale.ROOT).replaceAll("[-_]", " ").strip();
        String first = words.replaceFirst(" service$", "");
        String initials = Stream.of(words.split(" "))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
        return plain.contains(words)
                || plain.contains(first)
                || words.startsWith("postgres") && plain.matches("(?s).*\\b(?:postgres\\w*|psql|database|db)\\b.*")
                || initials.length() > 1 && text.matches("(?s).*\\b" + initials + "\\b.*");
    }
}
