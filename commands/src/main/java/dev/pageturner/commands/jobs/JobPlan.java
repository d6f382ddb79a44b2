package dev.pageturner.commands.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Change;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Fingerprint;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.print.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which Job is made from which CronJob.
 *
 * @param refusal why none is made; null when it may be
 */
record JobPlan(
        String namespace,
        String name,
        ObjectNode cronJob,
        @Nullable String refusal) {
    /** @throws ApiException when there is no such CronJob */
    static JobPlan make(Invocation invocation, CommandContext context) {
        Cluster cluster = context.systems().cluster(context.user(), context.groups());
        String namespace = invocation.argument("namespace", cluster.defaultNamespace());
        String from = invocation.argument("from", "");
        String name = invocation.argument("name", "").replaceFirst("^jobs?(\\.batch)?/", "");
        int slash = from.indexOf('/');
        if (slash < 0 || !Resources.CRON_JOBS.answersTo(from.substring(0, slash))) {
            throw ApiException.of(400, "", "from must be an existing cronjob: write --from=cronjob/NAME");
        }
        ObjectNode cronJob = cluster.get(Resources.CRON_JOBS, namespace, from.substring(slash + 1));
        return new JobPlan(namespace, name, cronJob, refusal(cluster, namespace, name, cronJob));
    }

    private static @Nullable String refusal(Cluster cluster, String namespace, String name, ObjectNode cronJob) {
        if (!name.matches("[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?")) {
            return "\"" + name + "\" is not a name for a job; write for example " + Json.name(cronJob) + "-by-hand";
        }
        List<ObjectNode> jobs =
                cluster.list(Resources.JOBS, namespace, Selection.ALL).items();
        if (jobs.stream().anyMatch(job -> Json.name(job).equals(name))) {
            return "Error from server (AlreadyExists): jobs.batch \"" + name + "\" already exists";
        }
        Optional<ObjectNode> running = jobs.stream()
                .filter(job -> Json.controller(job).path("uid").asText().equals(Json.uid(cronJob)))
                .filter(job -> JobState.of(job).isRunning())
                .findFirst();
        return running.map(job -> "job/" + Json.name(job) + " of cronjob/" + Json.name(cronJob)
                        + " is still running, and two at once are never started; wait until it has ended")
                .orElse(null);
    }

    /** As {@code kubectl create job --from} makes it. */
    ObjectNode job() {
        ObjectNode job = Json.object().put("apiVersion", "batch/v1").put("kind", "Job");
        JsonNode template = cronJob.at("/spec/jobTemplate");
        ObjectNode metadata = job.putObject("metadata").put("name", name).put("namespace", namespace);
        metadata.putObject("annotations").put("cronjob.kubernetes.io/instantiate", "manual");
        if (template.at("/metadata/annotations") instanceof ObjectNode annotations) {
            metadata.withObjectProperty("annotations").setAll(annotations);
        }
        if (template.at("/metadata/labels") instanceof ObjectNode labels) {
            metadata.set("labels", labels.deepCopy());
        }
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "batch/v1")
                .put("kind", "CronJob")
                .put("name", Json.name(cronJob))
                .put("uid", Json.uid(cronJob))
                .put("controller", true);
        job.set("spec", template.path("spec").deepCopy());
        return job;
    }

    String fingerprint() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("job", namespace + "/" + name);
        facts.put("uid of cronjob/" + Json.name(cronJob), Json.uid(cronJob));
        facts.put("job template", cronJob.at("/spec/jobTemplate").toString());
        return Fingerprint.of(facts);
    }

    Preview preview(Invocation invocation) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Namespace", namespace);
        facts.put("From", "cronjob/" + Json.name(cronJob) + ", schedule " + Json.text(cronJob, "/spec/schedule"));
        String detail = Yaml.print(cronJob.at("/spec/jobTemplate/spec/template/spec/containers"));
        return new Preview(
                invocation.command(),
                "job/" + name,
                invocation.arguments(),
                Risk.HIGH,
                refusal == null,
                refusal,
                List.of(),
                facts,
                refusal == null ? List.of(new Change("jobs", namespace, name, "create", detail)) : List.of(),
                refusal == null ? fingerprint() : "");
    }
}
