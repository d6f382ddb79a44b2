package dev.pageturner.bot.slack;

import dev.pageturner.bot.message.Actions;
import java.util.List;
import java.util.Optional;

/** A command line on a button: what is offered after an outcome, or where no runbook helps. */
final class RunWords implements ClickHandler {
    private final Steps steps;
    private final Asking asking;
    private final Teller teller;

    RunWords(Steps steps, Asking asking, Teller teller) {
        this.steps = steps;
        this.asking = asking;
        this.teller = teller;
    }

    @Override
    public String action() {
        return Actions.RUN_WORDS;
    }

    @Override
    public void clicked(Arrival.Click click, List<String> values) {
        if (values.size() < 3) {
            teller.tell(click.place(), "This button is from a version that is gone. Type the command instead.");
            return;
        }
        Optional<dev.pageturner.bot.incident.Incident> incident = steps.incident(Ids.uuid(values, 1));
        asking.begin(
                click.place(),
                new Request(
                        values.subList(2, values.size()),
                        List.of(),
                        values.get(0),
                        incident.map(found -> found.channel())
                                .orElse(click.place().channel()),
                        click.place().threadTs(),
                        incident.map(found -> found.id()).orElse(null),
                        null,
                        null));
    }
}
