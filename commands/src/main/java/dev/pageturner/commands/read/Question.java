package dev.pageturner.commands.read;

import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Nearest;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A read as somebody asked it, with the cluster it is asked of. */
record Question(Invocation invocation, CommandContext context, RunControl control, Cluster cluster) {
    Question(Invocation invocation, CommandContext context, RunControl control) {
        this(invocation, context, control, context.cluster());
    }

    String argument(String name) {
        return invocation.argument(name, "");
    }

    boolean isOn(String name) {
        return invocation.isOn(name);
    }

    Instant now() {
        return context.clock().instant();
    }

    /** Empty for all namespaces. */
    String namespace() {
        if (isOn("all-namespaces")) {
            return "";
        }
        String given = argument("namespace");
        return given.isEmpty() ? cluster.defaultNamespace() : given;
    }

    Selection selection() {
        return new Selection(argument("selector"), argument("field-selector"));
    }

    /** When waiting for more has to end. */
    Instant end(Duration atMost) {
        Instant bound = now().plus(atMost);
        return bound.isBefore(control.deadline()) ? bound : control.deadline();
    }

    boolean isCancelled() {
        return control.cancelled();
    }

    boolean isOver(Instant end) {
        return control.cancelled() || !now().isBefore(end);
    }

    ApiResource resource(String word) throws ClusterRead.RefusedException {
        ApiResource resource = cluster.resource(word);
        if (resource == null) {
            List<String> words = cluster.resources().stream()
                    .flatMap(known -> java.util.stream.Stream.of(known.plural(), known.singular()))
                    .toList();
            throw new ClusterRead.RefusedException("error: the server doesn't have a resource type \"" + word + "\""
                    + Nearest.to(word, words)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(""));
        }
        return resource;
    }
}
