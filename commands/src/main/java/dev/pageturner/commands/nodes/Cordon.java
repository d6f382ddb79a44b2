package dev.pageturner.commands.nodes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.change.Follower;
import dev.pageturner.commands.change.Run;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Patch;
import dev.pageturner.commands.cluster.Resources;
import java.util.Optional;

/** Switches scheduling on a node off and on again. */
final class Cordon {
    private Cordon() {}

    /**
     * Patches only where it differs.
     *
     * @return kubectl's line for it
     * @throws dev.pageturner.commands.cluster.ApiException when the server refuses, also when another node has the name now
     * @throws SystemUnreachableException when whether it was done cannot be found out
     */
    static String set(Run run, ObjectNode node, boolean unschedulable) {
        try {
            return set(run.cluster(), node, unschedulable);
        } catch (SystemUnreachableException lost) {
            return setAgain(run, node, unschedulable, lost);
        }
    }

    /** Doing it twice does no harm, so it is done again as soon as the cluster answers. */
    private static String setAgain(Run run, ObjectNode node, boolean unschedulable, SystemUnreachableException lost) {
        Follower.Ended<String> ended = run.follower().poll(() -> {
            ObjectNode now = run.cluster().get(Resources.NODES, "", Json.name(node));
            boolean same = Json.uid(now).equals(Json.uid(node));
            return Optional.of(set(run.cluster(), same ? now : node, unschedulable));
        });
        if (ended.how() == Follower.How.SETTLED) {
            return ended.found();
        }
        throw lost;
    }

    private static String set(Cluster cluster, ObjectNode node, boolean unschedulable) {
        String word = unschedulable ? "cordoned" : "uncordoned";
        if (NodePlan.isCordoned(node) == unschedulable) {
            return "node/" + Json.name(node) + " already " + word;
        }
        ObjectNode part = Json.object();
        part.putObject("metadata").put("uid", Json.uid(node));
        // kubectl removes the field rather than writing false, as it is left out when it is.
        if (unschedulable) {
            part.putObject("spec").put("unschedulable", true);
        } else {
            part.putObject("spec").putNull("unschedulable");
        }
        cluster.patch(Resources.NODES, "", Json.name(node), Patch.strategic(part));
        return "node/" + Json.name(node) + " " + word;
    }
}
