package dev.pageturner.bot.message;

import dev.pageturner.bot.incident.Episode;
import dev.pageturner.bot.incident.Incident;
import dev.pageturner.bot.message.Text.Span;
import dev.pageturner.runbooks.FrontMatter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where to look further: the rule's graph, dashboards, the runbook, a new silence. */
final class Links {
    private Links() {}

    static Text of(Incident incident, FrontMatter frontMatter) {
        Map<String, String> urls = new LinkedHashMap<>();
        incident.episodes().stream()
                .map(Episode::generatorUrl)
                .filter(url -> !url.isBlank())
                .findFirst()
                .ifPresent(url -> urls.put(url, "Source"));
        annotation(incident, urls, "Dashboard", "dashboard_url", "dashboard", "__dashboardUid__");
        frontMatter.dashboards().forEach(dashboard -> urls.put(dashboard.url(), dashboard.title()));
        annotation(incident, urls, "Runbook", "runbook_url", "runbook");
        if (!incident.externalUrl().isBlank()) {
            urls.put(silence(incident), "Silence");
        }
        List<Span> spans = new ArrayList<>();
        urls.forEach((url, label) -> {
            if (url.startsWith("http://") || url.startsWith("https://")) {
                spans.add(new Span.Plain(spans.isEmpty() ? "" : "  \u00b7  "));
                spans.add(new Span.Link(url, label));
            }
        });
        return new Text(spans);
    }

    private static void annotation(Incident incident, Map<String, String> urls, String label, String... keys) {
        for (String key : keys) {
            String common = incident.annotations().get(key);
            String url = common != null
                    ? common
                    : incident.episodes().stream()
                            .map(episode -> episode.annotations().getOrDefault(key, ""))
                            .filter(value -> !value.isBlank())
                            .findFirst()
                            .orElse("");
            if (!url.isBlank()) {
                urls.putIfAbsent(url.strip(), label);
                return;
            }
        }
    }

    /** Alertmanager's form for a new silence, filled in with what the alerts have in common. */
    static String silence(Incident incident) {
        String matchers = incident.labels().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(label -> label.getKey() + "=\""
                        + label.getValue().replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        String base = incident.externalUrl().replaceAll("/+$", "");
        return base + "/#/silences/new?filter="
                + URLEncoder.encode(matchers, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
