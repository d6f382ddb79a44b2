package dev.pageturner.runbooks.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code deploy x}, {@code deployments.apps/x} and {@code deployment/x} are the same target. */
final class Targets {
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("deploy", "deployment"),
            Map.entry("deployments", "deployment"),
            Map.entry("sts", "statefulset"),
            Map.entry("statefulsets", "statefulset"),
            Map.entry("ds", "daemonset"),
            Map.entry("daemonsets", "daemonset"),
            Map.entry("rs", "replicaset"),
            Map.entry("replicasets", "replicaset"),
            Map.entry("po", "pod"),
            Map.entry("pods", "pod"),
            Map.entry("no", "node"),
            Map.entry("nodes", "node"),
            Map.entry("svc", "service"),
            Map.entry("services", "service"),
            Map.entry("cm", "configmap"),
            Map.entry("configmaps", "configmap"),
            Map.entry("cronjobs", "cronjob"),
            Map.entry("cj", "cronjob"));

    private static final Pattern GROUP = Pattern.compile("\\.(v1\\.)?(apps|batch)?$");

    private Targets() {}

    static String kind(String kind) {
        String lower = GROUP.matcher(kind.toLowerCase(Locale.ROOT)).replaceFirst("");
        return KINDS.getOrDefault(lower, lower);
    }

    /** A name without a kind is a pod's. */
    static String canonical(String target) {
        int slash = target.indexOf('/');
        return slash < 0 ? "pod/" + target : kind(target.substring(0, slash)) + target.substring(slash);
    }

    /** {@code deployment x y} and {@code deployment/x deployment/y}, as {@code KIND/NAME}; empty when a name is missing. */
    static List<String> of(List<String> positional) {
        List<String> targets = new ArrayList<>();
        if (positional.isEmpty()) {
            return targets;
        }
        if (positional.get(0).contains("/")) {
            positional.stream().map(Targets::canonical).forEach(targets::add);
        } else {
            String kind = kind(positional.get(0));
            positional.stream().skip(1).map(name -> kind + "/" + name).forEach(targets::add);
        }
        return targets;
    }
}
