package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.cluster.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells who else writes an object and may undo what is done to it by hand. */
public final class Managers {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private static final Map<String, String> MARKS = Map.of(
            "argocd.argoproj.io/instance", "Argo CD",
            "argocd.argoproj.io/tracking-id", "Argo CD",
            "kustomize.toolkit.fluxcd.io/name", "Flux",
            "helm.toolkit.fluxcd.io/name", "Flux",
            "meta.helm.sh/release-name", "Helm");

    private Managers() {}

    /** @param doing what is about to be done, to start the sentence with */
    static List<String> warnings(Workload workload, String doing) {
        List<String> warnings = new ArrayList<>();
        if (Json.annotation(workload.object(), LAST_APPLIED) != null) {
            warnings.add("resource " + workload.kind().resource().plural() + "/" + workload.name()
                    + " was previously managed with 'kubectl apply'. " + doing + " will not update the " + LAST_APPLIED
                    + " annotation, so the next 'kubectl apply' may behave unexpectedly.");
        }
        warnings.addAll(controllers(workload.object()));
        return warnings;
    }

    /** Deployment tools that put an object back to what they know. */
    public static List<String> controllers(JsonNode object) {
        return MARKS.entrySet().stream()
                .filter(mark ->
                        Json.label(object, mark.getKey()) != null || Json.annotation(object, mark.getKey()) != null)
                .map(Map.Entry::getValue)
                .distinct()
                .sorted()
                .map(tool -> tool + " manages " + Json.name(object)
                        + " and may put it back to what is in its source; change it there as well.")
                .toList();
    }
}
