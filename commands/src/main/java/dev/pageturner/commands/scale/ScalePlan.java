package dev.pageturner.commands.scale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Change;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Fingerprint;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.change.Plan;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.ObjectReader;
import dev.pageturner.commands.cluster.ObjectReader.Found;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From how many replicas to how many.
 *
 * @param scale the object's scale subresource as it is
 * @param refusal kubectl's sentence; null when it may be done
 */
record ScalePlan(
        Found found,
        ObjectNode scale,
        int from,
        int to,
        List<String> warnings,
        @Nullable String refusal) implements Plan {
    ScalePlan {
        warnings = List.copyOf(warnings);
    }

    /** @throws ApiException when there is no such object, or it cannot be scaled */
    static ScalePlan make(Invocation invocation, Cluster cluster) {
        Found found = ObjectReader.read(cluster, invocation);
        ObjectNode scale = cluster.get(found.resource(), found.namespace(), found.name(), "scale");
        int from = (int) Json.number(scale, "/spec/replicas");
        int to = number(invocation, "replicas");
        return new ScalePlan(
                found, scale, from, to, Autoscalers.warnings(cluster, found, to), refusal(invocation, scale, to));
    }

    private static @Nullable String refusal(Invocation invocation, ObjectNode scale, int to) {
        if (to < 0) {
            return "The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0";
        }
        int expected = number(invocation, "current-replicas");
        if (invocation.argument("current-replicas") != null && expected < -1) {
            return "The --current-replicas must specify an integer of -1 or greater";
        }
        int from = (int) Json.number(scale, "/spec/replicas");
        if (expected >= 0 && expected != from) {
            return "Expected replicas to be " + expected + ", was " + from;
        }
        String version = invocation.argument("resource-version", "");
        String now = Json.resourceVersion(scale);
        return version.isEmpty() || version.equals(now)
                ? null
                : "Expected resource version to be " + version + ", was " + now;
    }

    private static int number(Invocation invocation, String name) {
        long value = Long.parseLong(invocation.argument(name, "-1"));
        return (int) Math.max(-2, Math.min(Integer.MAX_VALUE, value));
    }

    /** Fewer replicas take work away from somebody; more only cost. */
    Risk risk() {
        return to < from ? Risk.HIGH : Risk.LOW;
    }

    @Override
    public String fingerprint() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("uid of " + found.target(), Json.uid(found.object()));
        facts.put("replicas", String.valueOf(from));
        facts.put("wanted replicas", String.valueOf(to));
        return Fingerprint.of(facts);
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Namespace", found.namespace());
        facts.put("Replicas now", from + " wanted, " + Json.number(scale, "/status/replicas") + " there");
        facts.put("Replicas then", String.valueOf(to));
        Change change = new Change(
                found.resource().plural(),
                found.namespace(),
                found.name(),
                from == to ? "skip" : "scale",
                from == to ? "already " + to + " replicas" : from + " -> " + to + " replicas");
        return new Preview(
                invocation.command(),
                found.target(),
                invocation.arguments(),
                risk(),
                refusal == null,
                refusal,
                warnings,
                facts,
                refusal == null ? List.of(change) : List.of(),
                refusal == null ? fingerprint() : "");
    }
}
