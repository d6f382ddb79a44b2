package dev.pageturner.commands.nodes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.change.RefusedException;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The nodes that were named or selected. */
record NodeSelection(List<ObjectNode> nodes, String target) {
    /** The sentence is for people. */
    static final class NoneException extends RefusedException {
        private static final long serialVersionUID = 1L;

        NoneException(String sentence) {
            super(sentence);
        }
    }

    static String target(Invocation invocation) {
        String names = invocation.argument("node", "");
        return names.isEmpty()
                ? "nodes with " + invocation.argument("selector", "no selector")
                : String.join(
                        ", ", names(names).stream().map(name -> "node/" + name).toList());
    }

    static NodeSelection find(Cluster cluster, Invocation invocation) throws NoneException {
        String selector = invocation.argument("selector", "");
        Set<String> names = names(invocation.argument("node", ""));
        if (names.isEmpty() && selector.isEmpty()) {
            throw new NoneException(invocation.command() + " needs the name of a node, for example "
                    + invocation.command() + " node-1");
        }
        if (!names.isEmpty() && !selector.isEmpty()) {
            throw new NoneException("error: cannot specify both a node name and a --selector option");
        }
        List<ObjectNode> nodes = new ArrayList<>();
        try {
            if (names.isEmpty()) {
                nodes.addAll(cluster.list(Resources.NODES, "", Selection.labels(selector))
                        .items());
            }
            for (String name : names) {
                nodes.add(cluster.get(Resources.NODES, "", name));
            }
        } catch (ApiException e) {
            throw new NoneException(String.valueOf(e.getMessage()));
        }
        if (nodes.isEmpty()) {
            throw new NoneException("No resources found: no node has the labels " + selector);
        }
        return new NodeSelection(nodes, target(invocation));
    }

    private static Set<String> names(String argument) {
        Set<String> names = new LinkedHashSet<>(List.of(argument.strip().split("\\s+")));
        names.remove("");
        return names;
    }
}
