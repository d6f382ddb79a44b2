package dev.pageturner.bot.slack;

import dev.pageturner.bot.incident.Incident;
import dev.pageturner.bot.message.Actions;
import dev.pageturner.bot.message.Message;
import dev.pageturner.bot.message.Part;
import dev.pageturner.bot.message.Text;
import dev.pageturner.bot.message.Text.Span;
import dev.pageturner.bot.message.Values;
import dev.pageturner.bot.message.Wording;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.Scenario;
import java.util.ArrayList;
import java.util.List;

/** {@code runbook WORDS}: scenarios that hold all the words, best first. */
final class RunbookSearch implements Word {
    private static final int MOST = 8;

    private final RunbookLibrary library;
    private final Teller teller;

    RunbookSearch(RunbookLibrary library, Teller teller) {
        this.library = library;
        this.teller = teller;
    }

    @Override
    public String name() {
        return "runbook";
    }

    @Override
    public String usage() {
        return "runbook SEARCH  scenarios of the runbooks that hold all the words";
    }

    @Override
    public void said(Line line) {
        String words = String.join(" ", line.words());
        if (words.isBlank()) {
            teller.tell(line.place(), "Say what to look for: /pageturner runbook crash loop");
            return;
        }
        List<Scenario> found = library.search(words, MOST);
        if (found.isEmpty()) {
            teller.tell(line.place(), "No scenario of the runbooks holds \"" + words + "\". Fewer words find more.");
            return;
        }
        Incident incident = line.incident();
        String id = incident == null ? "" : incident.id().toString();
        List<Part> parts = new ArrayList<>();
        found.forEach(scenario -> parts.add(line(scenario, id)));
        teller.tell(line.place(), new Message("Scenarios for " + words, parts));
    }

    private static Part line(Scenario scenario, String incident) {
        String where = Wording.place(scenario.file(), scenario.anchor());
        return new Part.Line(
                Text.of(new Span.Bold(scenario.title()), new Span.Plain("\n"), new Span.Code(where)),
                new Part.Button(
                        "Show",
                        Actions.SHOW_SCENARIO,
                        Values.of(incident, scenario.file(), scenario.anchor()),
                        Part.Style.PLAIN,
                        null,
                        "Show " + scenario.title()));
    }
}
