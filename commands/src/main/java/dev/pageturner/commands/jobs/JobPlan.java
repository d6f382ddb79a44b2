package dev.pageturner.commands.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Change;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Fingerprint;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.change.Plan;
import dev.pageturner.commands.change.RefusedException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.print.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which Job is made from what.
 *
 * @param name with a dash at its end the API server adds something of its own, so that it can be run again
 * @param startedBy who asked
 * @param there UIDs of the Jobs that are there already
 * @param refusal why none is made; null when it may be
 */
record JobPlan(
        String namespace,
        String name,
        JobSource source,
        String startedBy,
        Set<String> there,
        @Nullable String refusal) implements Plan {
    /** Under this label are the Jobs of which never two run at once. */
    static final String SERIES = "pageturner.dev/series";

    private static final String STARTED_BY = "pageturner.dev/started-by";

    JobPlan {
        there = Set.copyOf(there);
    }

    static JobPlan make(Invocation invocation, CommandContext context) throws RefusedException {
        Cluster cluster = context.cluster();
        String namespace = invocation.argument("namespace", cluster.defaultNamespace());
        String name = invocation.argument("name", "").replaceFirst("^jobs?(\\.batch)?/", "");
        if (!name.matches("[a-z0-9]([-a-z0-9.]{0,60}[a-z0-9])?-?")) {
            throw new RefusedException("\"" + name + "\" is not a name for a job; write for example migrate-by-hand");
        }
        JobSource source = JobSource.of(invocation, cluster, namespace, name);
        List<ObjectNode> jobs =
                cluster.list(Resources.JOBS, namespace, Selection.ALL).items();
        return new JobPlan(
                namespace,
                name,
                source,
                context.user(),
                jobs.stream().map(Json::uid).collect(Collectors.toSet()),
                refusal(name, source, jobs));
    }

    private static @Nullable String refusal(String name, JobSource source, List<ObjectNode> jobs) {
        if (jobs.stream().anyMatch(job -> Json.name(job).equals(name))) {
            return "Error from server (AlreadyExists): jobs.batch \"" + name + "\" already exists";
        }
        return running(source, jobs)
                .map(job -> "job/" + Json.name(job) + " of "
                        + (source.ownerUid().isEmpty() ? "the same template" : "cronjob/" + source.series())
                        + " is still running, and two at once are never started; wait until it has ended")
                .orElse(null);
    }

    private static Optional<ObjectNode> running(JobSource source, List<ObjectNode> jobs) {
        return jobs.stream()
                .filter(job -> source.made(job) && JobState.of(job).isRunning())
                .findFirst();
    }

    /** Looks once more, as somebody may have started one since the plan was made. */
    boolean isFree(Cluster cluster) {
        List<ObjectNode> jobs =
                cluster.list(Resources.JOBS, namespace, Selection.ALL).items();
        return refusal(name, source, jobs) == null;
    }

    ObjectNode job() {
        ObjectNode job = source.manifest().deepCopy();
        ObjectNode metadata = job.withObjectProperty("metadata").put("namespace", namespace);
        metadata.put(name.endsWith("-") ? "generateName" : "name", name);
        metadata.withObjectProperty("labels").put(SERIES, source.series());
        metadata.withObjectProperty("annotations").put(STARTED_BY, startedBy);
        return job;
    }

    /** The Job that this plan made, if it did; asked when nobody knows. */
    Optional<ObjectNode> made(Cluster cluster) {
        return cluster
                .list(Resources.JOBS, namespace, Selection.labels(SERIES + "=" + source.series()))
                .items()
                .stream()
                .filter(job -> !there.contains(Json.uid(job)))
                .filter(job -> startedBy.equals(Json.annotation(job, STARTED_BY)))
                .findFirst();
    }

    @Override
    public String fingerprint() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("job", namespace + "/" + name);
        facts.put("job template", source.hash());
        return Fingerprint.of(facts);
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Namespace", namespace);
        facts.put("From", source.described());
        String detail = Yaml.print(source.manifest().at("/spec/template/spec"));
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
