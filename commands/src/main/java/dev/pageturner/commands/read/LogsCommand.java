package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Parameters;
import dev.pageturner.commands.Permission;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import java.util.ArrayList;
import java.util.List;

/** Shows logs as {@code kubectl logs} does, of a pod, of what owns pods, or of all pods with a label. */
public final class LogsCommand extends ClusterRead {
    private static final CommandSpec SPEC = new CommandSpec(
            "logs",
            "Show the log of a pod's containers.",
            Risk.READ,
            List.of(
                    Parameter.positional("target", ParameterType.TEXT, "POD, KIND/NAME, or nothing with --selector.")
                            .optional(),
                    Parameter.positional("container-name", ParameterType.CONTAINER, "The container, as with -c.")
                            .optional(),
                    Parameters.NAMESPACE,
                    Parameters.SELECTOR,
                    Parameter.flag("container", ParameterType.CONTAINER, "The container.", "c"),
                    Parameter.flag("all-containers", ParameterType.SWITCH, "Of every container of the pod."),
                    Parameter.flag("all-pods", ParameterType.SWITCH, "Of every pod of the workload."),
                    Parameter.flag("prefix", ParameterType.SWITCH, "Each line begins with its pod and container."),
                    Parameter.flag("previous", ParameterType.SWITCH, "Of the container before its last restart.", "p"),
                    Parameter.flag("timestamps", ParameterType.SWITCH, "Each line begins with its time."),
                    Parameter.flag("tail", ParameterType.INTEGER, "The last so many lines; -1 for all."),
                    Parameter.flag("since", ParameterType.DURATION, "Only lines younger than this."),
                    Parameter.flag("since-time", ParameterType.TEXT, "Only lines after this RFC 3339 time."),
                    Parameter.flag("limit-bytes", ParameterType.INTEGER, "At most so many bytes."),
                    Parameter.flag("max-log-requests", ParameterType.INTEGER, "Accepted and not needed."),
                    Parameter.flag("ignore-errors", ParameterType.SWITCH, "Go on where a container has no log."),
                    Parameter.flag("follow", ParameterType.SWITCH, "Go on, for 30 seconds or 200 more lines.", "f")),
            List.of("logs web-7d4b9 -n shop --tail=100", "logs deployment/web -n shop --since=10m", "logs -l app=web"),
            List.of(
                    new Permission("", List.of("pods"), List.of("get", "list"), true),
                    new Permission("", List.of("pods/log"), List.of("get"), true),
                    new Permission("", List.of("services"), List.of("get"), true),
                    new Permission(
                            "apps",
                            List.of("deployments", "statefulsets", "daemonsets", "replicasets"),
                            List.of("get"),
                            true),
                    new Permission("batch", List.of("jobs"), List.of("get"), true)));

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    Outcome read(Question question) throws RefusedException {
        List<String> notes = new ArrayList<>();
        List<LogSource> sources = new ArrayList<>();
        List<ObjectNode> pods = pods(question, notes);
        if (pods.isEmpty()) {
            String nothing = "No resources found in " + question.namespace() + " namespace.";
            return Outcome.answered(nothing, dev.pageturner.commands.Output.text(nothing + "\n"));
        }
        for (ObjectNode pod : pods) {
            sources.addAll(LogSource.of(pod, question, notes));
        }
        return new LogReading(question, sources, notes).read();
    }

    private static List<ObjectNode> pods(Question question, List<String> notes) throws RefusedException {
        String target = question.argument("target");
        String selector = question.argument("selector");
        if (target.isEmpty() == selector.isEmpty()) {
            throw new RefusedException(
                    target.isEmpty()
                            ? "error: expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'."
                            : "error: only a selector (-l) or a POD name is allowed");
        }
        if (target.isEmpty()) {
            return PodsForLogs.selected(question.cluster(), question.namespace(), selector);
        }
        int slash = target.indexOf('/');
        ApiResource resource = slash < 0 ? Resources.PODS : question.resource(target.substring(0, slash));
        String name = target.substring(slash + 1);
        if (!ParameterType.POD.accepts(name)) {
            throw new RefusedException("\"" + name + "\" is not the name of a pod");
        }
        ObjectNode object = question.cluster()
                .find(resource, question.namespace(), name)
                .orElseThrow(() -> new RefusedException("error: error from server (NotFound): " + resource.qualified()
                        + " \"" + name + "\" not found in namespace \"" + question.namespace() + "\""));
        if (resource.equals(Resources.PODS)) {
            return List.of(object);
        }
        List<ObjectNode> pods = PodsForLogs.of(question.cluster(), resource, object);
        if (question.isOn("all-pods")) {
            return pods;
        }
        if (pods.size() > 1) {
            notes.add("Found " + pods.size() + " pods, using pod/" + Json.name(pods.get(0)));
        }
        return pods.subList(0, 1);
    }
}
