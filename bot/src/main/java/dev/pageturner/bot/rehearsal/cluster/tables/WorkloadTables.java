package dev.pageturner.bot.rehearsal.cluster.tables;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.Times;
import java.time.Duration;
import java.time.Instant;

/** Deployments, ReplicaSets, StatefulSets, DaemonSets, Jobs, CronJobs. */
final class WorkloadTables {
    private WorkloadTables() {}

    static Columns deployments() {
        return template(new Columns()
                        .add("Name", Cells::name)
                        .add("Ready", WorkloadTables::ready)
                        .number("Up-to-date", (d, now) -> Cells.number(d, "status", "updatedReplicas"))
                        .number("Available", (d, now) -> Cells.number(d, "status", "availableReplicas"))
                        .add("Age", Cells::age))
                .wide("Selector", Cells::selector);
    }

    static Columns replicaSets() {
        return template(new Columns()
                        .add("Name", Cells::name)
                        .number("Desired", (s, now) -> Cells.number(s, "spec", "replicas"))
                        .number("Current", (s, now) -> Cells.number(s, "status", "replicas"))
                        .number("Ready", (s, now) -> Cells.number(s, "status", "readyReplicas"))
                        .add("Age", Cells::age))
                .wide("Selector", Cells::selector);
    }

    static Columns statefulSets() {
        return template(new Columns()
                .add("Name", Cells::name)
                .add("Ready", WorkloadTables::ready)
                .add("Age", Cells::age));
    }

    static Columns daemonSets() {
        return template(new Columns()
                        .add("Name", Cells::name)
                        .number("Desired", (s, now) -> Cells.number(s, "status", "desiredNumberScheduled"))
                        .number("Current", (s, now) -> Cells.number(s, "status", "currentNumberScheduled"))
                        .number("Ready", (s, now) -> Cells.number(s, "status", "numberReady"))
                        .number("Up-to-date", (s, now) -> Cells.number(s, "status", "updatedNumberScheduled"))
                        .number("Available", (s, now) -> Cells.number(s, "status", "numberAvailable"))
                        .add("Node Selector", WorkloadTables::nodeSelector)
                        .add("Age", Cells::age))
                .wide("Selector", Cells::selector);
    }

    static Columns jobs() {
        return template(new Columns()
                        .add("Name", Cells::name)
                        .add("Status", WorkloadTables::jobStatus)
                        .add(
                                "Completions",
                                (j, now) -> Cells.number(j, "status", "succeeded") + "/"
                                        + Json.number(j, 1, "spec", "completions"))
                        .add("Duration", WorkloadTables::duration)
                        .add("Age", Cells::age))
                .wide("Selector", Cells::selector);
    }

    static Columns cronJobs() {
        return template(new Columns()
                        .add("Name", Cells::name)
                        .add("Schedule", (j, now) -> Json.text(j, "spec", "schedule"))
                        .add("Timezone", (j, now) -> Cells.or(Json.text(j, "spec", "timeZone"), Cells.NONE))
                        .add(
                                "Suspend",
                                (j, now) -> Json.at(j, "spec", "suspend").asBoolean() ? "True" : "False")
                        .number("Active", (j, now) -> Json.items(j, "status", "active")
                                .size())
                        .add("Last Schedule", WorkloadTables::lastSchedule)
                        .add("Age", Cells::age))
                .wide("Selector", Cells::selector);
    }

    private static Columns template(Columns columns) {
        return columns.wide("Containers", Cells::containers).wide("Images", Cells::images);
    }

    private static Object ready(JsonNode workload, Instant now) {
        return Cells.number(workload, "status", "readyReplicas") + "/" + Cells.number(workload, "spec", "replicas");
    }

    private static Object nodeSelector(JsonNode set, Instant now) {
        StringBuilder text = new StringBuilder();
        Json.texts(set, "spec", "template", "spec", "nodeSelector")
                .forEach((k, v) -> text.append(text.isEmpty() ? "" : ",").append(k + "=" + v));
        return Cells.or(text.toString(), Cells.NONE);
    }

    private static Object jobStatus(JsonNode job, Instant now) {
        if (!Json.condition(job, "Complete").isMissingNode()) {
            return "Complete";
        }
        if (!Json.condition(job, "Failed").isMissingNode()) {
            return "Failed";
        }
        return Json.at(job, "spec", "suspend").asBoolean() ? "Suspended" : "Running";
    }

    private static Object duration(JsonNode job, Instant now) {
        if (Json.text(job, "status", "startTime").isEmpty()) {
            return "";
        }
        boolean ended = !Json.text(job, "status", "completionTime").isEmpty();
        Instant end = ended ? Times.at(job, "status", "completionTime") : now;
        return Times.age(Duration.between(Times.at(job, "status", "startTime"), end));
    }

    private static Object lastSchedule(JsonNode job, Instant now) {
        Instant last = Times.at(job, "status", "lastScheduleTime");
        return last.equals(Instant.EPOCH) ? Cells.NONE : Cells.age(last, now);
    }
}
