package dev.pageturner.commands.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Fingerprint;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.change.RefusedException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;

/**
 * What a Job is made from.
 *
 * @param series the name under which never two run at once
 * @param described for people
 * @param identity what an approval is bound to, besides the manifest itself
 * @param ownerUid of the CronJob; empty for a template
 * @param manifest a Job without its name
 */
record JobSource(String series, String described, String identity, String ownerUid, ObjectNode manifest) {
    /**
     * @throws RefusedException when what is given is no source
     * @throws dev.pageturner.commands.cluster.ApiException when there is no such CronJob
     */
    static JobSource of(Invocation invocation, Cluster cluster, String namespace, String name) throws RefusedException {
        String from = invocation.argument("from", "");
        String template = invocation.argument("template", "");
        if (from.isEmpty() == template.isEmpty()) {
            throw new RefusedException("say what the job is made from: --from=cronjob/NAME, or --template with a Job");
        }
        return template.isEmpty()
                ? ofCronJob(cluster, namespace, from)
                : new JobSource(
                        name.replaceFirst("-$", ""),
                        "a template of the runbook",
                        "",
                        "",
                        JobTemplate.read(template, namespace));
    }

    private static JobSource ofCronJob(Cluster cluster, String namespace, String from) throws RefusedException {
        int slash = from.indexOf('/');
        if (slash < 0 || !Resources.CRON_JOBS.answersTo(from.substring(0, slash))) {
            throw new RefusedException("from must be an existing cronjob: write --from=cronjob/NAME");
        }
        ObjectNode cronJob = cluster.get(Resources.CRON_JOBS, namespace, from.substring(slash + 1));
        String name = Json.name(cronJob);
        return new JobSource(
                name,
                "cronjob/" + name + ", schedule " + Json.text(cronJob, "/spec/schedule"),
                "uid of cronjob/" + name + " is " + Json.uid(cronJob),
                Json.uid(cronJob),
                manifest(cronJob));
    }

    /** As {@code kubectl create job --from} makes it. */
    private static ObjectNode manifest(ObjectNode cronJob) {
        ObjectNode job = Json.object().put("apiVersion", "batch/v1").put("kind", "Job");
        JsonNode template = cronJob.at("/spec/jobTemplate");
        ObjectNode metadata = job.putObject("metadata");
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

    boolean made(JsonNode job) {
        boolean owned =
                !ownerUid.isEmpty() && Json.controller(job).path("uid").asText().equals(ownerUid);
        return owned || series.equals(Json.label(job, JobPlan.SERIES));
    }

    String hash() {
        return "is " + Fingerprint.hash(identity + manifest);
    }
}
