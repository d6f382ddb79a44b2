package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.print.Sheet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A node's sign of life.
 *
 * @param object null when it cannot be read
 * @param failure why not
 */
record Lease(@Nullable ObjectNode object, String failure) {
    private static final ApiResource LEASES = new ApiResource(
            "coordination.k8s.io", "v1", "leases", "lease", "Lease", true, List.of(), List.of(), Set.of());

    static Lease of(Cluster cluster, ObjectNode node) {
        try {
            return new Lease(cluster.get(LEASES, "kube-node-lease", Json.name(node)), "");
        } catch (ApiException e) {
            return new Lease(null, e.serverMessage());
        }
    }

    void print(Sheet sheet) {
        if (object == null) {
            sheet.fact(0, "Lease", "Failed to get lease: " + failure);
            return;
        }
        sheet.line(0, "Lease:");
        String holder = Json.text(object, "/spec/holderIdentity");
        sheet.fact(1, "HolderIdentity", holder.isEmpty() ? "<unset>" : holder);
        sheet.fact(1, "AcquireTime", time("/spec/acquireTime"));
        sheet.fact(1, "RenewTime", time("/spec/renewTime"));
    }

    private String time(String pointer) {
        String time = object == null ? "" : Json.text(object, pointer);
        return time.isEmpty() ? "<unset>" : Describing.time(time);
    }
}
