package dev.pageturner.commands.nodes;

import java.util.List;

/**
 * How the drain of one node ended.
 *
 * @param arrived pods that would have to go as well, but were not there when the drain was approved
 */
record NodeResult(String node, Departure.Ending ending, List<PodDrain> pods, List<PodVerdict> arrived) {
    NodeResult {
        pods = List.copyOf(pods);
        arrived = List.copyOf(arrived);
    }

    boolean isDrained() {
        return ending == Departure.Ending.ALL_GONE && arrived.isEmpty();
    }

    List<PodVerdict> gone() {
        return pods.stream()
                .filter(pod -> pod.state() == PodDrain.State.GONE)
                .map(PodDrain::verdict)
                .toList();
    }
}
