package dev.pageturner.commands.beside;

import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.kubernetes.ControlPlane;
import dev.pageturner.commands.kubernetes.ControlPlane.Kubectl;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** kubectl's answer. */
final class Theirs {
    private static final Pattern GROUP = Pattern.compile("cannot delete (.+?)(?=, cannot delete |\\]|$)");
    private static final Pattern DRY_RUN = Pattern.compile(" \\((server )?dry run\\)$");
    private static final String APPLIED = "previously managed with 'kubectl apply'";

    private Theirs() {}

    static Answer ask(Scenario scenario, Side side, Cluster cluster) {
        Topic topic = Topic.of(scenario.line());
        Kubectl kubectl = ControlPlane.kubectlLine(topic.in(side, scenario.line()));
        String out = side.plain(kubectl.out());
        String err = side.plain(kubectl.err());
        boolean ok = kubectl.exit() == 0;
        return new Answer(
                ok, words(topic, ok, out, err), warnings(err), scenario.given().look(cluster, side));
    }

    private static List<String> words(Topic topic, boolean ok, String out, String err) {
        List<String> said = topic.columns(out)
                .lines()
                .map(line -> DRY_RUN.matcher(line).replaceFirst(""))
                .toList();
        return switch (topic) {
            case HISTORY, STATUS ->
                Stream.concat(said.stream(), ok ? Stream.empty() : Stream.of(error(err)))
                        .toList();
            case DRAIN -> ok ? drained(said) : refused(err);
            default -> ok ? said : List.of(topic.columns(error(err)));
        };
    }

    /** The order in which pods go is chance. */
    private static List<String> drained(List<String> said) {
        return said.stream()
                .map(line -> line.replaceFirst("^evicting pod [^/]+/(.*)$", "evicting $1"))
                .map(line -> line.replaceFirst("^(pod/.*) (evicted|deleted)$", "evicting $1"))
                .map(line -> line.replace("evicting pod/", "evicting "))
                .sorted()
                .distinct()
                .toList();
    }

    /** Groups of pods are in no order. */
    static List<String> refused(String err) {
        Set<String> groups = new TreeSet<>();
        for (String line : err.lines().toList()) {
            int due = line.indexOf("due to error: ");
            if (due > 0) {
                String reasons = line.substring(due + 14).replace(", continuing command...", "");
                groups.addAll(groups(reasons));
            }
        }
        return groups.isEmpty() ? List.of(error(err)) : List.copyOf(new TreeSet<>(groups));
    }

    static Set<String> groups(String reasons) {
        Matcher group = GROUP.matcher(reasons);
        Set<String> groups = new TreeSet<>();
        while (group.find()) {
            groups.add(group.group(1));
        }
        if (groups.isEmpty()) {
            groups.add(reasons);
        }
        return groups;
    }

    static String error(String err) {
        List<String> lines = err.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("See 'kubectl"))
                .toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1).replaceFirst("^(error: )+", "");
    }

    private static Set<String> warnings(String err) {
        return err.lines()
                .flatMap(line -> line.startsWith("Warning: ")
                        ? Stream.of(line.substring(9).split("; "))
                        : line.contains(APPLIED) ? Stream.of(APPLIED) : Stream.empty())
                .map(warning -> warning.contains(APPLIED) ? APPLIED : warning)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
