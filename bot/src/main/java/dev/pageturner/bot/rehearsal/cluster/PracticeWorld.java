package dev.pageturner.bot.rehearsal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications;
import java.time.Duration;
import java.util.List;

/** What lives in the practice cluster: its software, and how it came to be as it is. */
public interface PracticeWorld extends Applications {
    /** The past, oldest first. It is really played through, so ages, revisions and events are what they would be. */
    List<Past> past();

    /**
     * Manifests that were applied some time ago.
     *
     * @param ago how long before the start
     */
    record Past(Duration ago, List<ObjectNode> manifests) {
        public Past {
            manifests = List.copyOf(manifests);
        }
    }
}
