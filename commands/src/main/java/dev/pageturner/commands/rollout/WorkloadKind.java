package dev.pageturner.commands.rollout;

import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Resources;
import java.util.Arrays;
import java.util.Optional;

/** The kinds that keep a history of their pod template. */
public enum WorkloadKind {
    DEPLOYMENT(Resources.DEPLOYMENTS, "deployment", Resources.REPLICA_SETS),
    STATEFUL_SET(Resources.STATEFUL_SETS, "statefulset", Resources.CONTROLLER_REVISIONS),
    DAEMON_SET(Resources.DAEMON_SETS, "daemon set", Resources.CONTROLLER_REVISIONS);

    private final ApiResource resource;
    private final String words;
    private final ApiResource history;

    WorkloadKind(ApiResource resource, String words, ApiResource history) {
        this.resource = resource;
        this.words = words;
        this.history = history;
    }

    public ApiResource resource() {
        return resource;
    }

    /** As kubectl's sentences about a rollout name it. */
    String words() {
        return words;
    }

    /** What its revisions are kept in. */
    ApiResource history() {
        return history;
    }

    public static Optional<WorkloadKind> of(ApiResource resource) {
        return Arrays.stream(values())
                .filter(kind -> kind.resource.qualified().equals(resource.qualified()))
                .findFirst();
    }
}
