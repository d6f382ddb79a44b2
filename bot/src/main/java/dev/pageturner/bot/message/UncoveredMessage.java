package dev.pageturner.bot.message;

import dev.pageturner.bot.incident.Incident;
import dev.pageturner.bot.message.Text.Span;
import java.util.ArrayList;
import java.util.List;

/** What the thread says when no runbook covers the alert: that, and general diagnostics for what its labels name. */
final class UncoveredMessage {
    private UncoveredMessage() {}

    static Message of(Incident incident) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Paragraph(Text.of(
                new Span.Bold("No runbook covers " + RootMessage.name(incident) + "."),
                new Span.Plain(" Name the alert on an Alert line, in a file of its name, or set its runbook_url; the"
                        + " next one will find it."))));
        List<List<String>> words = diagnostics(incident);
        if (!words.isEmpty()) {
            parts.add(new Part.Paragraph(Text.of("General diagnostics for what its labels name:")));
            words.forEach(line -> parts.add(new Part.Line(
                    Text.code(Wording.typed(line)),
                    running(incident.cluster(), incident.id().toString(), line))));
        }
        return new Message("No runbook covers " + RootMessage.name(incident), parts);
    }

    static Part.Button running(String cluster, String incident, List<String> words) {
        List<String> value = new ArrayList<>(List.of(cluster, incident));
        value.addAll(words);
        return new Part.Button(
                "Run", Actions.RUN_WORDS, Values.of(value), Part.Style.PLAIN, null, "Run " + Wording.typed(words));
    }

    private static List<List<String>> diagnostics(Incident incident) {
        List<List<String>> all = new ArrayList<>();
        String namespace = label(incident, "namespace");
        String pod = label(incident, "pod");
        if (!namespace.isEmpty()) {
            all.add(List.of("get", "pods", "-n", namespace, "-o", "wide"));
            for (String kind : List.of("deployment", "statefulset", "daemonset", "job")) {
                if (!label(incident, kind).isEmpty()) {
                    all.add(List.of("describe", kind + "/" + label(incident, kind), "-n", namespace));
                }
            }
            if (!pod.isEmpty()) {
                all.add(List.of("describe", "pod/" + pod, "-n", namespace));
                all.add(List.of("logs", "pod/" + pod, "-n", namespace, "--tail=100"));
            }
            all.add(List.of("get", "events", "-n", namespace, "--sort-by=.lastTimestamp"));
            all.add(List.of("top", "pods", "-n", namespace));
        }
        if (!label(incident, "node").isEmpty()) {
            all.add(List.of("describe", "node/" + label(incident, "node")));
        }
        return all;
    }

    /** Only what can be a name in Kubernetes: a label's value never becomes a flag or another word. */
    private static String label(Incident incident, String name) {
        String value = incident.labels().get(name);
        if (value == null && !incident.episodes().isEmpty()) {
            value = incident.episodes().get(0).labels().get(name);
        }
        return value != null && value.matches("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?") ? value : "";
    }
}
