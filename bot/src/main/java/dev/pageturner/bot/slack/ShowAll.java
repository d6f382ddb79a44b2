package dev.pageturner.bot.slack;

import dev.pageturner.bot.message.Actions;
import dev.pageturner.bot.message.Limits;
import dev.pageturner.bot.message.Pages;
import dev.pageturner.bot.message.Part;
import dev.pageturner.bot.message.ScenarioMessage;
import dev.pageturner.bot.message.Text;
import dev.pageturner.bot.message.Values;
import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All of a scenario, in a dialog with as many pages as it takes. */
final class ShowAll implements ClickHandler {
    private final Services services;
    private final Dialogs dialogs;
    private final Teller teller;

    ShowAll(Services services, Dialogs dialogs, Teller teller) {
        this.services = services;
        this.dialogs = dialogs;
        this.teller = teller;
    }

    @Override
    public String action() {
        return Actions.SHOW_ALL;
    }

    @Override
    public void clicked(Arrival.Click click, List<String> values) {
        Optional<Scenario> scenario = services.library().scenario(Ids.at(values, 1), Ids.at(values, 2));
        if (scenario.isEmpty()) {
            teller.tell(click.place(), "That scenario is not in the runbooks any more. Try /pageturner runbook WORDS.");
            return;
        }
        Modal modal = page(click.place(), scenario.get(), Ids.at(values, 0), number(Ids.at(values, 3)));
        dialogs.open(click.place(), modal);
    }

    private static int number(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }

    private Modal page(Place place, Scenario scenario, String incident, int wanted) {
        FrontMatter frontMatter = services.library()
                .runbook(scenario.file())
                .map(Runbook::frontMatter)
                .orElse(FrontMatter.NONE);
        List<List<Part>> pages = Pages.pack(
                ScenarioMessage.whole(incident, scenario, frontMatter), Limits.VIEW_BLOCKS - 2, Limits.MESSAGE);
        int page = Math.min(wanted, pages.size() - 1);
        List<Part> parts = new ArrayList<>(pages.get(page));
        if (pages.size() > 1) {
            parts.add(new Part.Note(Text.of("Page " + (page + 1) + " of " + pages.size())));
            parts.add(new Part.Buttons(turning(scenario, incident, page, pages.size())));
        }
        return new Modal("told", "Runbook", null, Json.write(Spot.of(place)), parts, List.of());
    }

    private static List<Part.Button> turning(Scenario scenario, String incident, int page, int pages) {
        List<Part.Button> buttons = new ArrayList<>();
        if (page > 0) {
            buttons.add(turn("Previous page", scenario, incident, page - 1));
        }
        if (page < pages - 1) {
            buttons.add(turn("Next page", scenario, incident, page + 1));
        }
        return buttons;
    }

    private static Part.Button turn(String label, Scenario scenario, String incident, int page) {
        return Part.Button.of(
                label, Actions.SHOW_ALL, Values.of(incident, scenario.file(), scenario.anchor(), "" + page));
    }
}
