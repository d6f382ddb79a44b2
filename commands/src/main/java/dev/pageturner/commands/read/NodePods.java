package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.print.Sheet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What the pods of a node ask for, against what the node has. */
final class NodePods {
    private static final double MEBI = 1 << 20;

    private NodePods() {}

    static void print(Sheet sheet, ObjectNode node, List<ObjectNode> pods, Instant now) {
        Usage all = Usage.of(node.at("/status/allocatable"));
        sheet.fact(0, "Non-terminated Pods", "(" + pods.size() + " in total)");
        sheet.line(1, "Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge");
        sheet.line(1, "---------\t----\t\t------------\t----------\t---------------\t-------------\t---");
        Usage requests = Usage.NOTHING;
        Usage limits = Usage.NOTHING;
        for (ObjectNode pod : pods) {
            Usage asked = sum(pod, "requests");
            Usage most = sum(pod, "limits");
            requests = requests.plus(asked);
            limits = limits.plus(most);
            sheet.line(
                    1,
                    Json.namespace(pod) + "\t" + Json.name(pod) + "\t\t"
                            + String.join(
                                    "\t",
                                    cpu(asked, all),
                                    cpu(most, all),
                                    bytes(asked.memory(), all.memory()),
                                    bytes(most.memory(), all.memory()),
                                    Describing.age(pod, now)));
        }
        sheet.line(0, "Allocated resources:").line(1, "(Total limits may be over 100 percent, i.e., overcommitted.)");
        sheet.line(1, "Resource\tRequests\tLimits").line(1, "--------\t--------\t------");
        sheet.line(1, "cpu\t" + cpu(requests, all) + "\t" + cpu(limits, all));
        sheet.line(
                1, "memory\t" + bytes(requests.memory(), all.memory()) + "\t" + bytes(limits.memory(), all.memory()));
        sheet.line(
                1,
                "ephemeral-storage\t" + bytes(requests.disk(), all.disk()) + "\t" + bytes(limits.disk(), all.disk()));
    }

    /** Containers run together; an init container runs before them, so only the greatest of those counts. */
    private static Usage sum(ObjectNode pod, String kind) {
        Usage together = Usage.NOTHING;
        for (JsonNode container : pod.at("/spec/containers")) {
            together = together.plus(Usage.of(container.path("resources").path(kind)));
        }
        for (JsonNode container : pod.at("/spec/initContainers")) {
            together = together.most(Usage.of(container.path("resources").path(kind)));
        }
        return together;
    }

    private static String cpu(Usage usage, Usage all) {
        long thousandths = Math.round(usage.cpu() * 1000);
        String cores = thousandths % 1000 == 0 ? String.valueOf(thousandths / 1000) : thousandths + "m";
        return cores + percent(usage.cpu(), all.cpu());
    }

    private static String bytes(double bytes, double all) {
        double mebibytes = bytes / MEBI;
        String text = mebibytes == Math.rint(mebibytes)
                ? (mebibytes == 0 ? "0" : (long) mebibytes + "Mi")
                : new BigDecimal(bytes).toBigInteger().toString();
        return text + percent(bytes, all);
    }

    private static String percent(double part, double all) {
        return " (" + (all == 0 ? 0 : (long) (part / all * 100)) + "%)";
    }
}
