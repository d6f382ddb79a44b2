package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The revisions of a workload that it owns.
 *
 * @param revisions in the order in which kubectl looks at them, which decides between equal numbers
 * @param current the one whose template the workload has now; null while the controller has not made it yet
 */
public record History(List<Revision> revisions, @Nullable Revision current) {
    static final String REVISION = "deployment.kubernetes.io/revision";

    public History {
        revisions = List.copyOf(revisions);
    }

    public static History read(Cluster cluster, Workload workload) {
        List<ObjectNode> owned = cluster
                .list(workload.kind().history(), workload.namespace(), Selection.labels(workload.labelSelector()))
                .items()
                .stream()
                .filter(item -> Json.text(Json.controller(item), "/uid").equals(Json.uid(workload.object())))
                .toList();
        return workload.kind() == WorkloadKind.DEPLOYMENT
                ? ofReplicaSets(workload, owned)
                : ofControllerRevisions(workload, owned);
    }

    /** Old ones by age, the current one last: of two equal numbers the older wins. */
    private static History ofReplicaSets(Workload workload, List<ObjectNode> replicaSets) {
        List<ObjectNode> byAge = replicaSets.stream()
                .sorted(Comparator.comparing((ObjectNode set) -> Json.text(set, "/metadata/creationTimestamp"))
                        .thenComparing(Json::name))
                .toList();
        Optional<ObjectNode> current = byAge.stream()
                .filter(set -> Templates.same(set.at("/spec/template"), workload.template()))
                .findFirst();
        List<ObjectNode> ordered = new ArrayList<>(byAge);
        current.ifPresent(set -> {
            ordered.remove(set);
            ordered.add(set);
        });
        List<Revision> revisions = new ArrayList<>();
        Revision now = null;
        for (ObjectNode set : ordered) {
            Optional<Long> number = GoNumbers.parseInt(revisionText(set));
            if (number.isPresent()) {
                Revision revision = new Revision(number.get(), set, Templates.withoutHash(set.at("/spec/template")));
                revisions.add(revision);
                if (current.isPresent() && set.equals(current.get())) {
                    now = revision;
                }
            }
        }
        return new History(revisions, now);
    }

    private static String revisionText(ObjectNode replicaSet) {
        String text = Json.annotation(replicaSet, REVISION);
        return text == null ? "0" : text;
    }

    private static History ofControllerRevisions(Workload workload, List<ObjectNode> kept) {
        List<Revision> revisions = kept.stream()
                .map(item -> new Revision(Json.number(item, "/revision"), item, Templates.withoutHash(template(item))))
                .sorted(Comparator.comparingLong(Revision::number))
                .toList();
        Revision now = revisions.stream()
                .filter(revision -> Templates.same(revision.template(), workload.template()))
                .reduce((older, newer) -> newer)
                .orElse(null);
        return new History(revisions, now);
    }

    private static JsonNode template(ObjectNode controllerRevision) {
        return controllerRevision.at("/data/spec/template");
    }

    /** Empty when no revision has that number. */
    Optional<Revision> numbered(long number) {
        return revisions.stream()
                .filter(revision -> revision.number() == number)
                .findFirst();
    }

    /** By number, the newest first, for people. */
    List<Revision> newestFirst() {
        return revisions.stream()
                .sorted(Comparator.comparingLong(Revision::number).reversed())
                .toList();
    }
}
