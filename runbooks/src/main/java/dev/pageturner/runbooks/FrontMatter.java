package dev.pageturner.runbooks;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the Markdown cannot say: the optional YAML block at the head of a runbook. */
public record FrontMatter(
        @Nullable String service,
        @Nullable String namespace,
        @Nullable String workload,
        @Nullable String database,
        List<Dashboard> dashboards,
        List<Escalation> escalation,
        List<String> dependsOn,
        List<Route> routing) {
    public static final FrontMatter NONE =
            new FrontMatter(null, null, null, null, List.of(), List.of(), List.of(), List.of());

    public FrontMatter {
        dashboards = List.copyOf(dashboards);
        escalation = List.copyOf(escalation);
        dependsOn = List.copyOf(dependsOn);
        routing = List.copyOf(routing);
    }

    public record Dashboard(String title, String url) {}

    public record Escalation(String level, String who, String when) {}

    /** @param match label name to value; all of them have to be equal. @param scenario the anchor that is opened */
    public record Route(Map<String, String> match, String scenario) {
        public Route {
            match = Map.copyOf(match);
        }
    }
}
