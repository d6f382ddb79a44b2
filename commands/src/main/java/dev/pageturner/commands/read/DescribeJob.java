package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Selectors;
import dev.pageturner.commands.print.Age;
import dev.pageturner.commands.print.Sheet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Describes Jobs and what starts them. */
final class DescribeJob {
    private static final String UNSET = "<unset>";

    private DescribeJob() {}

    static void job(Sheet sheet, ObjectNode job) {
        DescribeWorkload.named(sheet, job);
        sheet.fact(0, "Selector", Selectors.text(job.at("/spec/selector")));
        DescribeWorkload.labelled(sheet, job);
        Describing.controlledBy(sheet, job);
        sheet.fact(0, "Parallelism", said(job, "/spec/parallelism", UNSET));
        sheet.fact(0, "Completions", said(job, "/spec/completions", UNSET));
        sheet.fact(0, "Completion Mode", said(job, "/spec/completionMode", "NonIndexed"));
        sheet.fact(0, "Suspend", job.at("/spec/suspend").asBoolean());
        sheet.fact(0, "Backoff Limit", said(job, "/spec/backoffLimit", "6"));
        optional(sheet, "TTL Seconds After Finished", job.at("/spec/ttlSecondsAfterFinished"), "");
        times(sheet, job);
        optional(sheet, "Active Deadline Seconds", job.at("/spec/activeDeadlineSeconds"), "s");
        sheet.fact(
                0,
                "Pods Statuses",
                Json.number(job, "/status/active") + " Active (" + Json.number(job, "/status/ready") + " Ready) / "
                        + Json.number(job, "/status/succeeded") + " Succeeded / "
                        + Json.number(job, "/status/failed") + " Failed");
        PodTemplateText.print(sheet, job.at("/spec/template"));
    }

    private static void times(Sheet sheet, ObjectNode job) {
        String started = Json.text(job, "/status/startTime");
        String completed = Json.text(job, "/status/completionTime");
        if (!started.isEmpty()) {
            sheet.fact(0, "Start Time", Describing.time(started));
        }
        if (!completed.isEmpty()) {
            sheet.fact(0, "Completed At", Describing.time(completed));
        }
        if (!started.isEmpty() && !completed.isEmpty()) {
            Duration took = Duration.between(Instant.parse(started), Instant.parse(completed));
            sheet.fact(0, "Duration", Age.of(took));
        }
    }

    static void cronJob(Sheet sheet, ObjectNode cronJob) {
        DescribeWorkload.named(sheet, cronJob);
        DescribeWorkload.labelled(sheet, cronJob);
        sheet.fact(0, "Schedule", Json.text(cronJob, "/spec/schedule"));
        sheet.fact(0, "Concurrency Policy", Json.text(cronJob, "/spec/concurrencyPolicy"));
        sheet.fact(0, "Suspend", Describing.title(cronJob.at("/spec/suspend").asBoolean()));
        sheet.fact(0, "Time Zone", said(cronJob, "/spec/timeZone", UNSET));
        sheet.fact(0, "Successful Job History Limit", said(cronJob, "/spec/successfulJobsHistoryLimit", UNSET));
        sheet.fact(0, "Failed Job History Limit", said(cronJob, "/spec/failedJobsHistoryLimit", UNSET));
        JsonNode deadline = cronJob.at("/spec/startingDeadlineSeconds");
        sheet.fact(0, "Starting Deadline Seconds", deadline.isNumber() ? deadline.asLong() + "s" : UNSET);
        JsonNode job = cronJob.at("/spec/jobTemplate/spec");
        sheet.fact(0, "Selector", job.path("selector").isObject() ? Selectors.text(job.path("selector")) : UNSET);
        sheet.fact(0, "Parallelism", said(job, "/parallelism", UNSET));
        sheet.fact(0, "Completions", said(job, "/completions", UNSET));
        optional(sheet, "Active Deadline Seconds", job.path("activeDeadlineSeconds"), "s");
        PodTemplateText.print(sheet, job.path("template"));
        String last = Json.text(cronJob, "/status/lastScheduleTime");
        sheet.fact(0, "Last Schedule Time", last.isEmpty() ? UNSET : Describing.time(last));
        List<String> active = new ArrayList<>();
        cronJob.at("/status/active").forEach(one -> active.add(one.path("name").asText()));
        sheet.fact(0, "Active Jobs", Describing.orNone(String.join(", ", active)));
    }

    private static void optional(Sheet sheet, String title, JsonNode value, String unit) {
        if (value.isNumber()) {
            sheet.fact(0, title, value.asLong() + unit);
        }
    }

    private static String said(JsonNode object, String at, String otherwise) {
        String value = Json.text(object, at);
        return value.isEmpty() ? otherwise : value;
    }
}
