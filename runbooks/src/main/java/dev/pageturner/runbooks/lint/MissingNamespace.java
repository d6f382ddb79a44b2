package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.List;
import java.util.regex.Pattern;

/** A command without a namespace looks wherever the reader happens to be. */
final class MissingNamespace implements LintRule {
    @Override
    public String id() {
        return "missing-namespace";
    }

    @Override
    public String summary() {
        return "A command that does not say in which namespace.";
    }

    private static final Pattern NAMESPACE =
            Pattern.compile("(?:^|\\s)(?:-n\\S*|--namespace\\b|-A|--all-namespaces)(?:[\\s=]|$)");

    private static final Pattern CLUSTER_WIDE = Pattern.compile(
            "\\b(?:nodes?|no|namespaces?|ns|persistentvolumes?|pv|storageclass(?:es)?|sc|clusterrole\\w*|crds?|customresourcedefinitions?"
                    + "|apiservices?|priorityclass\\w*|csr|clusteroperators?|clusterversion|cluster-info|version|api-resources"
                    + "|drain|cordon|uncordon|taint|config|machineconfig\\w*|mcp)\\b");

    @Override
    public List<Finding> check(Evidence evidence) {
        return evidence.library().runbooks().stream()
                .filter(runbook -> runbook.frontMatter().namespace() == null)
                .flatMap(runbook -> runbook.scenarios().stream())
                .flatMap(scenario -> scenario.steps().stream()
                        .filter(MissingNamespace::lacks)
                        .map(step -> new Finding(
                                scenario.file(),
                                step.line(),
                                "missing-namespace",
                                Level.WARNING,
                                "\"" + step.title() + "\" does not say in which namespace.",
                                "Add -n NAMESPACE, or namespace: to the front matter.")))
                .toList();
    }

    private static boolean lacks(Step step) {
        boolean inCluster =
                step.kind() == StepKind.CLUSTER_READ || step.kind() == StepKind.LOGS || step.kind() == StepKind.CHANGE;
        String first = step.source().lines().findFirst().orElse("");
        boolean kubectl = first.startsWith("kubectl ") || first.startsWith("oc ");
        return inCluster
                && kubectl
                && !NAMESPACE.matcher(first).find()
                && !CLUSTER_WIDE.matcher(first).find();
    }
}
