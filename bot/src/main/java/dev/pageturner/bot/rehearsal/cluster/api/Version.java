package dev.pageturner.bot.rehearsal.cluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;

/** The version whose behaviour the practice cluster follows. */
final class Version {
    static final String GIT = "v1.36.3+practice";

    private Version() {}

    static ObjectNode json() {
        ObjectNode version = Json.object().put("major", "1").put("minor", "36").put("gitVersion", GIT);
        version.put("gitCommit", "").put("gitTreeState", "clean").put("buildDate", "2026-11-01T00:00:00Z");
        return version.put("goVersion", "none").put("compiler", "javac").put("platform", "linux/amd64");
    }
}
