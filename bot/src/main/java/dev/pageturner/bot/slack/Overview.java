package dev.pageturner.bot.slack;

import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.ExecutionState;
import dev.pageturner.bot.incident.Incident;
import dev.pageturner.bot.message.Part;
import dev.pageturner.bot.message.Text;
import dev.pageturner.bot.message.Text.Span;
import dev.pageturner.bot.message.Wording;
import java.util.ArrayList;
import java.util.List;

/** What goes on: open incidents, pending approvals, running commands. */
final class Overview {
    private static final int MOST = 10;

    private final Services services;

    Overview(Services services) {
        this.services = services;
    }

    List<Part> incidents() {
        List<Incident> open = services.incidents().open(MOST + 1);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Paragraph(Text.bold(open.isEmpty() ? "No open incidents" : "Open incidents")));
        open.stream().limit(MOST).forEach(incident -> parts.add(new Part.Paragraph(line(incident))));
        if (open.size() > MOST) {
            parts.add(new Part.Note(Text.of("and more")));
        }
        return parts;
    }

    private static Text line(Incident incident) {
        String alert = incident.labels().getOrDefault("alertname", "several alerts");
        return Text.of(
                new Span.Bold(incident.label()),
                new Span.Plain(
                        " " + alert + ", " + Wording.count(incident.firing().size(), "alert") + " firing since "),
                new Span.Moment(incident.openedAt()));
    }

    List<Part> executions() {
        List<Execution> unfinished = services.executions().unfinished(50);
        List<Part> parts = new ArrayList<>();
        list("Waiting for approval", unfinished, true, parts);
        list("Running", unfinished, false, parts);
        return parts;
    }

    private static void list(String title, List<Execution> unfinished, boolean waiting, List<Part> parts) {
        List<Execution> those = unfinished.stream()
                .filter(execution -> (execution.state() == ExecutionState.AWAITING_APPROVAL) == waiting)
                .toList();
        parts.add(new Part.Paragraph(Text.bold(title + ": " + (those.isEmpty() ? "none" : those.size()))));
        those.stream()
                .limit(MOST)
                .forEach(execution -> parts.add(new Part.Paragraph(Text.of(
                        new Span.Plain(execution.label() + " "),
                        new Span.Code(execution.commandLine()),
                        new Span.Plain(" by "),
                        Wording.person(execution.requester())))));
    }
}
