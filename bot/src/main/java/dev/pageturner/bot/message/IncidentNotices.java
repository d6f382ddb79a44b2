package dev.pageturner.bot.message;

import dev.pageturner.bot.incident.Incident;
import dev.pageturner.bot.incident.IncidentListener;
import dev.pageturner.bot.incident.ScenarioRef;
import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.RunbookLibrary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens an incident's thread with the scenario of its runbook, and tells it how the alerts go. */
public final class IncidentNotices implements IncidentListener {
    /** A scenario that takes more messages is a book; "Show all" has the rest. */
    private static final int MESSAGES = 4;

    private final Outbox outbox;
    private final RootNotices roots;
    private final RunbookLibrary library;

    public IncidentNotices(Outbox outbox, RootNotices roots, RunbookLibrary library) {
        this.outbox = outbox;
        this.roots = roots;
        this.library = library;
    }

    @Override
    public void changed(@Nullable Incident before, Incident after) {
        if (before == null) {
            roots.begin(after);
        } else {
            roots.refresh(after);
        }
        if (before == null || !Objects.equals(before.scenario(), after.scenario())) {
            show(after);
        }
        if (before != null && before.open() != after.open()) {
            outbox.put(
                    Slots.inThread(after, "turn-" + after.version()),
                    new Message(turn(after), List.of(new Part.Paragraph(Text.of(turn(after))))));
        }
    }

    private static String turn(Incident incident) {
        Instant resolved = incident.resolvedAt();
        return resolved == null
                ? RootMessage.name(incident) + " fires again."
                : RootMessage.name(incident) + " is resolved, after "
                        + Wording.duration(Duration.between(incident.openedAt(), resolved)) + ".";
    }

    /** Posts the scenario into the thread; when it is there already, edits it to what the runbook says now. */
    public void show(Incident incident) {
        show(incident, incident.scenario());
    }

    /** Another candidate than the one that the thread began with. */
    public void show(Incident incident, @Nullable ScenarioRef scenario) {
        List<Message> pages = Pages.of(scenario == null ? UncoveredMessage.of(incident) : message(incident, scenario));
        String name = scenario == null ? "scenario" : "scenario:" + scenario.file() + "#" + scenario.anchor();
        for (int i = 0; i < pages.size() && i < MESSAGES; i++) {
            Message page = i == MESSAGES - 1 && pages.size() > MESSAGES ? shortened(pages.get(i)) : pages.get(i);
            outbox.put(Slots.inThread(incident, i == 0 ? name : name + ":" + (i + 1)), page);
        }
    }

    private static Message shortened(Message page) {
        List<Part> parts = new ArrayList<>(page.parts());
        int last = parts.size() - 1;
        Part.Note note = new Part.Note(Text.of("The scenario goes on; \"Show all\" at its head has the rest."));
        if (parts.size() >= Limits.BLOCKS) {
            parts.set(last, note);
        } else {
            parts.add(note);
        }
        return new Message(page.summary(), parts);
    }

    private Message message(Incident incident, ScenarioRef ref) {
        FrontMatter frontMatter =
                library.runbook(ref.file()).map(Runbook::frontMatter).orElse(FrontMatter.NONE);
        return library.scenario(ref.file(), ref.anchor())
                .map(scenario -> ScenarioMessage.brief(incident, scenario, frontMatter, ref.matchedBy()))
                .map(message -> warned(message, ref.file()))
                .orElseGet(
                        () -> new Message(
                                "The runbook changed",
                                List.of(
                                        new Part.Paragraph(
                                                Text.of(
                                                        "The scenario \"" + ref.title()
                                                                + "\" is not in the runbooks any more. Look for another one with /pageturner runbook WORDS.")))));
    }

    /** Who follows a runbook has to know that it is not what its author wrote last. */
    private Message warned(Message message, String file) {
        List<Part> parts = new ArrayList<>(message.parts());
        library.problems().stream()
                .filter(problem -> problem.file().equals(file))
                .limit(1)
                .forEach(problem -> parts.add(
                        Math.min(1, parts.size()),
                        new Part.Note(Text.of("Mind: " + Wording.place(file, "") + ", line " + problem.line() + ": "
                                + problem.sentence()))));
        return new Message(message.summary(), parts);
    }
}
