package dev.pageturner.bot.real;

import dev.pageturner.commands.Permission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Command lines that together need every right of their command. NODE, NS are the world's, NUMBER is another one each time,
 * POD:web a pod of that name.
 */
final class RightsLines {
    private static final List<String> WORKLOADS = List.of("deployment/web", "statefulset/db", "daemonset/agent");
    private static final List<String> STUCK =
            List.of("deployment/stuck", "statefulset/stuck-db", "daemonset/stuck-agent");

    /** Kinds of which an object is shown, with its name. */
    private static final Map<String, String> OBJECTS = Map.ofEntries(
            Map.entry("pods", "POD:web"),
            Map.entry("nodes", "NODE"),
            Map.entry("services", "web"),
            Map.entry("events", "told"),
            Map.entry("configmaps", "settings"),
            Map.entry("endpoints", "web"),
            Map.entry("namespaces", "NS"),
            Map.entry("persistentvolumeclaims", "disk"),
            Map.entry("deployments", "web"),
            Map.entry("replicasets", "rs"),
            Map.entry("statefulsets", "db"),
            Map.entry("daemonsets", "agent"),
            Map.entry("jobs", "seed"),
            Map.entry("cronjobs", "migrate"),
            Map.entry("horizontalpodautoscalers", "web"),
            Map.entry("poddisruptionbudgets", "web"),
            Map.entry("ingresses", "web"));

    private RightsLines() {}

    static List<String> of(String command) {
        return switch (command) {
            case "rollback", "rollout-status" -> joined(WORKLOADS, STUCK);
            case "restart" -> joined(WORKLOADS, STUCK, List.of("deployment/web --after=job/seed"));
            case "resume" -> List.of("deployment/web", "deployment/stuck");
            case "pause" -> List.of("deployment/web");
            case "rollout-history" -> WORKLOADS;
            case "set-image" ->
                joined(WORKLOADS, STUCK, List.of("deployment/web --after=job/seed")).stream()
                        .map(target -> target.replaceFirst("( |$)", " app=x:NUMBER$1"))
                        .toList();
            case "scale" ->
                List.of("deployment/web --replicas=1", "statefulset/db --replicas=1", "replicaset/rs --replicas=1");
            case "cordon", "uncordon" -> List.of("NODE", "-l of=NS");
            case "drain" ->
                List.of(
                        "NODE --ignore-daemonsets --force --pod-selector=app in (web,agent)",
                        "-l of=NS --ignore-daemonsets --force --disable-eviction --pod-selector=app=web",
                        "NODE --ignore-daemonsets --pod-selector=app=db REPLACED:db-0");
            case "delete-pod" -> List.of("POD:web", "-l app=web", "POD:web --force", "db-0 REPLACED:db-0");
            case "run-job" ->
                List.of(
                        "job-NUMBER --from=cronjob/migrate",
                        "job-NUMBER --from=cronjob/migrate LOCKED:migrate",
                        "job-NUMBER --from=cronjob/migrate --after=job/seed");
            case "traffic-rollback" -> List.of("api");
            case "patch-config" -> List.of("configmap/settings N=NUMBER");
            case "get" -> gets(OBJECTS.keySet().stream().sorted().toList());
            case "describe" -> describes();
            case "logs" ->
                joined(List.of("POD:web", "-l app=web", "replicaset/rs", "service/web", "job/seed"), WORKLOADS);
            case "events" -> List.of("", "-A");
            case "top" -> List.of("pods", "nodes", "pod POD:web", "node NODE", "pods -A");
            case "probe" ->
                joined(List.of("pod/POD:web", "service/web", "replicaset/rs"), WORKLOADS).stream()
                        .map(via -> "GET http://x:80/ --via=" + via)
                        .toList();
            default -> List.of();
        };
    }

    private static List<String> describes() {
        List<String> lines = new ArrayList<>();
        OBJECTS.forEach((kind, name) -> {
            if (!kind.equals("events") && !kind.equals("namespaces")) {
                lines.add(kind + " " + name);
                lines.add(kind);
            }
        });
        lines.sort(Comparator.naturalOrder());
        return lines;
    }

    static List<String> gets(List<String> kinds) {
        List<String> lines = new ArrayList<>();
        for (String kind : kinds) {
            lines.add(kind + " " + OBJECTS.getOrDefault(kind, "nothing"));
            lines.add(kind);
            lines.add(kind + " -w");
        }
        return lines;
    }

    @SafeVarargs
    private static List<String> joined(List<String>... lists) {
        List<String> all = new ArrayList<>();
        List.of(lists).forEach(all::addAll);
        return all;
    }

    /** Those first that are likely to need it. */
    static List<String> likeliestFirst(String command, Permission right) {
        String resource = right.resources().get(0).replaceFirst("/.*", "");
        String singular = resource.replaceFirst("s$", "");
        Predicate<String> same = line -> line.contains(singular);
        boolean watches = right.verbs().get(0).equals("watch");
        List<String> lines = new ArrayList<>(of(command));
        if (command.equals("get")) {
            lines.removeIf(line -> !line.startsWith(resource) || line.endsWith("-w") != watches);
        } else if (resource.equals("pods") && right.verbs().get(0).equals("list")) {
            same = line -> line.contains("stuck") || line.startsWith("-l");
        } else if (watches) {
            same = same.and(line -> line.contains("stuck"));
        } else if (resource.equals("jobs") && right.verbs().get(0).equals("get")) {
            same = line -> line.contains("--after") || line.startsWith("job");
        } else if (resource.equals("leases") && right.verbs().get(0).equals("get")) {
            same = line -> line.contains("LOCKED") || line.startsWith("nodes NODE");
        } else if (resource.equals("pods") && !command.equals("delete-pod")) {
            same = line -> line.contains("REPLACED") || line.contains("disable-eviction") || line.contains("pod");
        }
        lines.sort(Comparator.comparing(same.negate()::test));
        return lines;
    }
}
