package dev.pageturner.commands.nodes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a drain does with one pod.
 *
 * @param goes true when it is evicted or deleted
 * @param notes reasons and warnings, kubectl's, all of them
 * @param error why the whole drain is refused because of it; null when it is not
 */
record PodVerdict(
        ObjectNode pod,
        boolean goes,
        List<String> notes,
        @Nullable String error) {
    PodVerdict {
        notes = List.copyOf(notes);
    }

    String name() {
        return Json.name(pod);
    }

    String namespace() {
        return Json.namespace(pod);
    }

    String uid() {
        return Json.uid(pod);
    }

    /** As kubectl lists it: {@code namespace/name}. */
    String path() {
        return namespace() + "/" + name();
    }
}
