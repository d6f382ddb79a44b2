package dev.pageturner.bot.slack;

import dev.pageturner.bot.incident.Incident;
import dev.pageturner.bot.incident.ScenarioRef;
import dev.pageturner.bot.message.Actions;
import dev.pageturner.bot.message.Message;
import dev.pageturner.bot.message.Pages;
import dev.pageturner.bot.message.ScenarioMessage;
import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.Scenario;
import java.util.List;
import java.util.Optional;

/** Another scenario: into the incident's thread for everybody, outside of incidents to the one who asked. */
final class ShowScenario implements ClickHandler {
    private final Services services;
    private final Steps steps;
    private final Teller teller;

    ShowScenario(Services services, Steps steps, Teller teller) {
        this.services = services;
        this.steps = steps;
        this.teller = teller;
    }

    @Override
    public String action() {
        return Actions.SHOW_SCENARIO;
    }

    @Override
    public void clicked(Arrival.Click click, List<String> values) {
        Optional<Scenario> found = services.library().scenario(Ids.at(values, 1), Ids.at(values, 2));
        if (found.isEmpty()) {
            teller.tell(click.place(), "That scenario is not in the runbooks any more. Try /pageturner runbook WORDS.");
            return;
        }
        Scenario scenario = found.get();
        Optional<Incident> incident = steps.incident(Ids.uuid(values, 0));
        if (incident.isEmpty()) {
            tell(click.place(), scenario);
            return;
        }
        ScenarioRef ref = new ScenarioRef(scenario.file(), scenario.anchor(), scenario.title(), "");
        services.transactions().run(() -> services.notices().show(incident.get(), ref));
        teller.tell(click.place(), "\"" + scenario.title() + "\" is in the thread.");
    }

    private void tell(Place place, Scenario scenario) {
        FrontMatter frontMatter = services.library()
                .runbook(scenario.file())
                .map(Runbook::frontMatter)
                .orElse(FrontMatter.NONE);
        List<Message> pages = Pages.of(ScenarioMessage.brief(null, scenario, frontMatter, ""));
        pages.stream().limit(3).forEach(page -> teller.tell(place, page));
    }
}
