package dev.pageturner.bot.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which build this is. */
public record BuildInfo(String version, String commit, String buildTime) {
    Map<String, String> json() {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("version", version);
        json.put("commit", commit);
        json.put("build_time", buildTime);
        return json;
    }
}
