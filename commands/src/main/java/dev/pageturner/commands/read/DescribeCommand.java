package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Parameters;
import dev.pageturner.commands.Permission;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.print.BoundedText;
import dev.pageturner.commands.print.Sheet;
import dev.pageturner.commands.rollout.History;
import dev.pageturner.commands.rollout.Workload;
import dev.pageturner.commands.rollout.WorkloadKind;
import java.util.ArrayList;
import java.util.List;

/** Describes objects as {@code kubectl describe} does, their events included. */
public final class DescribeCommand extends ClusterRead {
    private static final int MOST_OBJECTS = 50;

    private static final CommandSpec SPEC = new CommandSpec(
            "describe",
            "Show one object in detail, with its events.",
            Risk.READ,
            List.of(
                    Parameter.positional("target", ParameterType.RESOURCE, "KIND, KIND NAME or KIND/NAME.")
                            .many(),
                    Parameters.NAMESPACE,
                    Parameters.ALL_NAMESPACES,
                    Parameters.SELECTOR,
                    Parameter.flag("show-events", ParameterType.SWITCH, "False leaves the events out.")),
            List.of("describe pod web-7d4b9 -n shop", "describe deployment/web -n shop", "describe node node-1"),
            List.of(
                    new Permission(
                            "",
                            List.of("pods", "nodes", "services", "configmaps", "endpoints", "persistentvolumeclaims"),
                            List.of("get", "list"),
                            true),
                    new Permission("", List.of("events"), List.of("list"), true),
                    new Permission("discovery.k8s.io", List.of("endpointslices"), List.of("list"), true),
                    new Permission("coordination.k8s.io", List.of("leases"), List.of("get"), true),
                    new Permission(
                            "apps",
                            List.of("deployments", "replicasets", "statefulsets", "daemonsets"),
                            List.of("get", "list"),
                            true),
                    new Permission("batch", List.of("jobs", "cronjobs"), List.of("get", "list"), true),
                    new Permission("networking.k8s.io", List.of("ingresses"), List.of("get", "list"), true),
                    new Permission("autoscaling", List.of("horizontalpodautoscalers"), List.of("get", "list"), true),
                    new Permission("policy", List.of("poddisruptionbudgets"), List.of("get", "list"), true)));

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    Outcome read(Question question) throws RefusedException {
        BoundedText text = new BoundedText();
        int described = 0;
        for (Wanted wanted : Wanted.read(question)) {
            for (ObjectNode object : objects(question, wanted)) {
                if (described > 0) {
                    text.line("");
                    text.line("");
                }
                described++;
                text.add(describe(question, wanted.resource(), object));
            }
        }
        if (described == 0) {
            String nothing = "No resources found in " + question.namespace() + " namespace.";
            return Outcome.answered(nothing, text.add(nothing).output());
        }
        return Outcome.answered(described == 1 ? "1 object" : described + " objects", text.output());
    }

    private static List<ObjectNode> objects(Question question, Wanted wanted) {
        String namespace = wanted.resource().namespaced() ? question.namespace() : "";
        if (wanted.names().isEmpty()) {
            List<ObjectNode> all = question.cluster()
                    .list(wanted.resource(), namespace, question.selection())
                    .items();
            return all.subList(0, Math.min(all.size(), MOST_OBJECTS));
        }
        List<ObjectNode> named = new ArrayList<>();
        for (String name : wanted.names()) {
            try {
                named.add(question.cluster().get(wanted.resource(), namespace, name));
            } catch (ApiException e) {
                List<ObjectNode> prefixed = beginningWith(question, wanted.resource(), namespace, name, e);
                if (prefixed.isEmpty()) {
                    throw e;
                }
                named.addAll(prefixed);
            }
        }
        return named;
    }

    /** As in kubectl, the beginning of a name is enough. */
    private static List<ObjectNode> beginningWith(
            Question question, ApiResource resource, String namespace, String prefix, ApiException e) {
        if (!e.isNotFound()) {
            return List.of();
        }
        return question.cluster().list(resource, namespace, Selection.ALL).items().stream()
                .filter(object -> Json.name(object).startsWith(prefix))
                .limit(MOST_OBJECTS)
                .toList();
    }

    private static String describe(Question question, ApiResource resource, ObjectNode object) {
        Sheet sheet = new Sheet();
        if (resource.equals(Resources.PODS)) {
            DescribePod.print(sheet, object, question.now());
        } else if (resource.equals(Resources.NODES)) {
            DescribeNode.print(
                    sheet, object, Lease.of(question.cluster(), object), podsOf(question, object), question.now());
        } else if (resource.equals(Resources.DEPLOYMENTS)) {
            Workload workload = new Workload(WorkloadKind.DEPLOYMENT, object);
            DescribeDeployment.print(sheet, object, History.read(question.cluster(), workload));
        } else if (!DescribeKinds.print(sheet, question, resource, object)) {
            DescribeObject.print(sheet, Secrets.printable(object));
        }
        if (!"false".equals(question.argument("show-events"))) {
            Describing.events(sheet, events(question, resource, object), question.now());
        }
        return sheet.print();
    }

    private static List<ObjectNode> podsOf(Question question, ObjectNode node) {
        return question.cluster()
                .list(
                        Resources.PODS,
                        "",
                        Selection.fields(
                                "spec.nodeName=" + Json.name(node) + ",status.phase!=Failed,status.phase!=Succeeded"))
                .items();
    }

    private static List<ObjectNode> events(Question question, ApiResource resource, ObjectNode object) {
        // Some events of a node carry its name as UID, others its UID.
        String about = resource.equals(Resources.NODES)
                ? "involvedObject.kind=Node,involvedObject.name=" + Json.name(object)
                : "involvedObject.uid=" + Json.uid(object);
        return question.cluster()
                .list(Resources.EVENTS, Json.namespace(object), Selection.fields(about))
                .items();
    }
}
