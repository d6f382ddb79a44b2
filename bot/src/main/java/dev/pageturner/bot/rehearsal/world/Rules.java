package dev.pageturner.bot.rehearsal.world;

import dev.pageturner.bot.rehearsal.monitoring.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The alerting rules of the practice platform. They wait for seconds where production waits for minutes. */
public final class Rules {
    private static final String MC = "meeting-controller-incidents.md";
    private static final String GC = "global-controller-meeting-creation.md";
    private static final String NODES = "node-maintenance.md";
    private static final Duration SHORT = Duration.ofSeconds(5);

    private Rules() {}

    public static List<Rule> all() {
        return List.of(podsCrashLooping(), creationFailures(), nodePressure(), down(), mailbox());
    }

    private static Rule podsCrashLooping() {
        return new Rule(
                "MCPodsCrashLooping",
                "max by (namespace, pod, container) (max_over_time(kube_pod_container_status_waiting_reason{"
                        + "job=\"kube-state-metrics\", namespace=\"dark-tower\", pod=~\"meeting-controller-.*\","
                        + " reason=\"CrashLoopBackOff\"}[15s]))"
                        + " and on (namespace, pod) kube_pod_info{job=\"kube-state-metrics\"} > 0",
                SHORT,
                Map.of(
                        "severity",
                        "critical",
                        "team",
                        "meetings",
                        "service",
                        "mc-service",
                        "deployment",
                        "meeting-controller",
                        "cluster",
                        "practice"),
                Map.of(
                        "summary",
                        "meeting-controller pods are crash looping",
                        "description",
                        "Container {{ $labels.container }} of pod {{ $labels.pod }} waits in CrashLoopBackOff."
                                + " Meetings on it are cut.",
                        "runbook_url",
                        url(MC, "scenario-1-pods-crash-after-a-rollout")));
    }

    private static Rule creationFailures() {
        return new Rule(
                "GCMeetingCreationFailureRate",
                "sum by (error_type) (rate(gc_meeting_creation_failures_total{job=\"gc-service\"}[30s]))"
                        + " / ignoring (error_type) group_left ()"
                        + " sum (rate(gc_meeting_creation_total{job=\"gc-service\"}[30s])) > 0.05",
                SHORT,
                Map.of(
                        "severity",
                        "warning",
                        "team",
                        "meetings",
                        "service",
                        "gc-service",
                        "namespace",
                        "dark-tower",
                        "cluster",
                        "practice"),
                Map.of(
                        "summary",
                        "Meetings cannot be created ({{ $labels.error_type }})",
                        "description",
                        "A share of {{ $value }} of all attempts to create a meeting fail with {{ $labels.error_type }}.",
                        "runbook_url",
                        url(GC, "scenario-8-meeting-creation-limit-exhaustion")));
    }

    private static Rule nodePressure() {
        return new Rule(
                "KubeNodePressure",
                "max by (node, condition) (kube_node_status_condition{job=\"kube-state-metrics\","
                        + " condition=~\"MemoryPressure|DiskPressure|PIDPressure\", status=\"true\"}) == 1",
                SHORT,
                Map.of("severity", "warning", "team", "infrastructure", "cluster", "practice"),
                Map.of(
                        "summary",
                        "Node {{ $labels.node }} has {{ $labels.condition }}",
                        "description",
                        "Node {{ $labels.node }} has little room left: move its pods away before the kubelet evicts"
                                + " them.",
                        "runbook_url",
                        url(NODES, "scenario-2-disk-pressure")));
    }

    private static Rule down() {
        return new Rule(
                "MCDown",
                "sum by (job) (up{job=\"mc-service\"}) == 0",
                Duration.ofMinutes(3),
                Map.of(
                        "severity",
                        "critical",
                        "team",
                        "meetings",
                        "service",
                        "mc-service",
                        "namespace",
                        "dark-tower",
                        "cluster",
                        "practice"),
                Map.of(
                        "summary",
                        "No meeting controller answers",
                        "runbook_url",
                        url(MC, "scenario-2-complete-outage")));
    }

    private static Rule mailbox() {
        return new Rule(
                "MCHighMailboxDepthWarning",
                "sum by (actor_type) (mc_actor_mailbox_depth{job=\"mc-service\"}) > 100",
                Duration.ofSeconds(30),
                Map.of(
                        "severity",
                        "warning",
                        "team",
                        "meetings",
                        "service",
                        "mc-service",
                        "namespace",
                        "dark-tower",
                        "cluster",
                        "practice"),
                Map.of(
                        "summary",
                        "Mailboxes of {{ $labels.actor_type }} actors are deep ({{ $value }})",
                        "runbook_url",
                        url(MC, "scenario-3-high-mailbox-depth")));
    }

    private static String url(String file, String anchor) {
        return "runbooks/library/" + file + "#" + anchor;
    }
}
