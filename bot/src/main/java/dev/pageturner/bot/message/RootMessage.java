package dev.pageturner.bot.message;

import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.ExecutionState;
import dev.pageturner.bot.incident.Episode;
import dev.pageturner.bot.incident.Incident;
import dev.pageturner.bot.incident.ScenarioRef;
import dev.pageturner.bot.message.Text.Span;
import dev.pageturner.runbooks.FrontMatter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The message at the head of an incident's thread. Edited in place: nobody has to scroll to know the state. */
final class RootMessage {
    private static final int SHOWN_ALERTS = 8;
    private static final int ALERT_LENGTH = 160;
    private static final List<String> WORKLOADS = List.of(
            "deployment",
            "statefulset",
            "daemonset",
            "workload",
            "service",
            "job",
            "cronjob",
            "node",
            "pod",
            "instance");

    private RootMessage() {}

    static Message of(Incident incident, List<Execution> executions, FrontMatter frontMatter) {
        List<Part> parts = new ArrayList<>();
        String heading = (incident.open() ? "FIRING" : "RESOLVED") + "  " + name(incident) + severity(incident, " - ");
        parts.add(new Part.Heading(heading));
        if (!summary(incident).isEmpty()) {
            parts.add(new Part.Paragraph(Text.of(summary(incident))));
        }
        parts.add(new Part.Facts(facts(incident, executions)));
        if (incident.episodes().size() > 1) {
            parts.add(new Part.Paragraph(alerts(incident)));
        }
        closing(incident, executions).ifPresent(text -> parts.add(new Part.Paragraph(text)));
        Text links = Links.of(incident, frontMatter);
        if (!links.empty()) {
            parts.add(new Part.Paragraph(links));
        }
        parts.add(new Part.Note(Text.of(incident.label() + " from " + incident.source() + ", receiver "
                + incident.receiver() + runbook(incident))));
        String summary = summary(incident).isEmpty() ? "" : ": " + summary(incident);
        return new Message(Limits.cut(heading + " (" + incident.label() + ")" + summary, 300), parts);
    }

    private static String runbook(Incident incident) {
        ScenarioRef scenario = incident.scenario();
        return scenario == null
                ? ", no runbook covers it"
                : ", runbook " + Wording.place(scenario.file(), scenario.anchor());
    }

    /** The alert's name, or the first ones where a group has several. */
    static String name(Incident incident) {
        List<String> names = incident.episodes().stream()
                .map(episode -> episode.labels().getOrDefault("alertname", ""))
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (names.isEmpty()) {
            return incident.labels().getOrDefault("alertname", "Unnamed alert");
        }
        return names.stream().limit(3).collect(Collectors.joining(", "))
                + (names.size() > 3 ? " and " + (names.size() - 3) + " more" : "");
    }

    private static String severity(Incident incident, String before) {
        String severity = incident.labels().get("severity");
        if (severity == null) {
            severity = episodes(incident)
                    .map(episode -> episode.labels().getOrDefault("severity", ""))
                    .filter(word -> !word.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        return severity.isEmpty() ? "" : before + severity;
    }

    private static java.util.stream.Stream<Episode> episodes(Incident incident) {
        // Those that fire come first; among them the longest.
        return incident.episodes().stream()
                .sorted(Comparator.comparing((Episode episode) -> !episode.firing())
                        .thenComparing(Episode::startsAt));
    }

    static String summary(Incident incident) {
        return List.of("summary", "description", "message").stream()
                .map(key -> annotation(incident, key))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static String annotation(Incident incident, String key) {
        String common = incident.annotations().get(key);
        return common != null
                ? common
                : episodes(incident)
                        .map(episode -> episode.annotations().getOrDefault(key, ""))
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElse("");
    }

    private static List<Part.Fact> facts(Incident incident, List<Execution> executions) {
        List<Part.Fact> facts = new ArrayList<>();
        facts.add(new Part.Fact("State", Text.of(state(incident))));
        Instant resolved = incident.resolvedAt();
        facts.add(new Part.Fact("Since", Text.of(new Span.Moment(since(incident)))));
        if (resolved != null) {
            facts.add(new Part.Fact("Until", Text.of(new Span.Moment(resolved))));
        }
        facts.add(new Part.Fact(
                "Severity", Text.of(severity(incident, "").isEmpty() ? "not said" : severity(incident, ""))));
        facts.add(new Part.Fact("Where", where(incident)));
        facts.add(new Part.Fact("Who acts", Actors.of(executions)));
        return facts;
    }

    private static Instant since(Incident incident) {
        return episodes(incident)
                .map(Episode::startsAt)
                .filter(start -> start.isBefore(incident.openedAt()))
                .min(Comparator.naturalOrder())
                .filter(start -> incident.episodes().size() == 1)
                .orElse(incident.openedAt());
    }

    private static String state(Incident incident) {
        int firing = incident.firing().size();
        int all = incident.episodes().size();
        if (!incident.open()) {
            return all > 1 ? "resolved, all " + all + " alerts" : "resolved";
        }
        return all > 1 ? firing + " of " + Wording.count(all, "alert") + " firing" : "firing";
    }

    private static Text where(Incident incident) {
        List<Span> spans = new ArrayList<>();
        spans.add(new Span.Plain("cluster "));
        spans.add(new Span.Code(incident.cluster()));
        place(incident, "namespace").ifPresent(namespace -> {
            spans.add(new Span.Plain(", namespace "));
            spans.add(new Span.Code(namespace));
        });
        WORKLOADS.stream()
                .filter(label -> place(incident, label).isPresent())
                .limit(3)
                .forEach(label -> {
                    spans.add(new Span.Plain(", " + label + " "));
                    spans.add(new Span.Code(place(incident, label).orElseThrow()));
                });
        return new Text(spans);
    }

    /** Common to all alerts, else of the only one. */
    private static Optional<String> place(Incident incident, String label) {
        String common = incident.labels().get(label);
        if (common == null && incident.episodes().size() == 1) {
            common = incident.episodes().get(0).labels().get(label);
        }
        return Optional.ofNullable(common).filter(value -> !value.isBlank());
    }

    private static Text alerts(Incident incident) {
        List<Span> spans = new ArrayList<>();
        episodes(incident).limit(SHOWN_ALERTS).forEach(episode -> {
            spans.add(new Span.Plain((spans.isEmpty() ? "" : "\n") + (episode.firing() ? "firing " : "resolved ")));
            spans.add(new Span.Code(Limits.cut(own(incident, episode), ALERT_LENGTH)));
        });
        int more = incident.episodes().size() - SHOWN_ALERTS;
        if (more > 0) {
            spans.add(new Span.Plain("\nand " + more + " more"));
        }
        return new Text(spans);
    }

    /** What tells this alert from the others of its group. */
    private static String own(Incident incident, Episode episode) {
        Map<String, String> own = new LinkedHashMap<>();
        episode.labels().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(label -> !label.getValue().equals(incident.labels().get(label.getKey())))
                .forEach(label -> own.put(label.getKey(), label.getValue()));
        return own.isEmpty()
                ? episode.labels().getOrDefault("alertname", episode.fingerprint())
                : own.entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(" "));
    }

    /** What was wrong, what was done by whom, how long it took. */
    private static Optional<Text> closing(Incident incident, List<Execution> executions) {
        Instant resolved = incident.resolvedAt();
        if (resolved == null) {
            return Optional.empty();
        }
        ScenarioRef scenario = incident.scenario();
        List<Span> spans = new ArrayList<>();
        spans.add(
                new Span.Bold("Resolved after " + Wording.duration(Duration.between(since(incident), resolved)) + "."));
        spans.add(new Span.Plain(" What was wrong: " + (scenario == null ? name(incident) : scenario.title()) + "."));
        List<Execution> done = executions.stream()
                .filter(execution -> !execution.isRead() && execution.state() == ExecutionState.SUCCEEDED)
                .toList();
        spans.add(new Span.Plain(done.isEmpty() ? " Nothing was changed from here." : " What was done: "));
        for (int i = 0; i < done.size(); i++) {
            spans.add(new Span.Plain(i == 0 ? "" : "; "));
            spans.addAll(Actors.deed(done.get(i)));
        }
        if (!done.isEmpty()) {
            spans.add(new Span.Plain("."));
        }
        return Optional.of(new Text(spans));
    }
}
