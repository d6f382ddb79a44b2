package dev.pageturner.bot.real;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What an exporter in the cluster would say of its pods, read from the API server when it is asked. */
record PodMetrics(ControlPlane cluster, String namespace) implements Supplier<String> {
    private static final String FIELDS = "jsonpath={range .items[*]}{.metadata.name} {.metadata.labels.app}"
            + " {.status.containerStatuses[0].restartCount} {.status.containerStatuses[0].state.waiting.reason}{\"\\n\"}{end}";

    @Override
    public String get() {
        List<String> crashing = new ArrayList<>();
        List<String> restarts = new ArrayList<>();
        for (String line : cluster.kubectl("get", "pods", "-n", namespace, "-o", FIELDS)
                .lines()
                .toList()) {
            String[] words = line.split(" ", -1);
            String labels = "{namespace=\"%s\",pod=\"%s\",deployment=\"%s\"}".formatted(namespace, words[0], words[1]);
            boolean crashes = words[3].equals("CrashLoopBackOff");
            crashing.add("practice_pods_crashing" + labels + " " + (crashes ? 1 : 0));
            restarts.add(
                    "kube_pod_container_status_restarts_total" + labels + " " + (words[2].isEmpty() ? "0" : words[2]));
        }
        return "# TYPE practice_pods_crashing gauge\n" + lines(crashing)
                + "# TYPE kube_pod_container_status_restarts_total counter\n" + lines(restarts);
    }

    private static String lines(List<String> all) {
        return all.isEmpty() ? "" : String.join("\n", all) + "\n";
    }
}
