package dev.pageturner.commands.rollout;

import dev.pageturner.commands.Permission;
import java.util.List;

/** What the API has to allow for edits of workloads. */
final class EditPermissions {
    static final List<Permission> WORKLOADS_AFTER_JOBS = List.of(
            new Permission(
                    "apps",
                    List.of("deployments", "statefulsets", "daemonsets"),
                    List.of("get", "list", "watch", "patch"),
                    false),
            new Permission("", List.of("pods"), List.of("list"), false),
            new Permission("batch", List.of("jobs"), List.of("get"), false));

    static final List<Permission> FOLLOWED_DEPLOYMENTS = List.of(
            new Permission("apps", List.of("deployments"), List.of("get", "list", "watch", "patch"), false),
            new Permission("", List.of("pods"), List.of("list"), false));

    static final List<Permission> DEPLOYMENTS =
            List.of(new Permission("apps", List.of("deployments"), List.of("get", "patch"), false));

    private EditPermissions() {}
}
