package dev.pageturner.bot.slack;

import dev.pageturner.bot.incident.Incident;
import dev.pageturner.bot.message.Actions;
import dev.pageturner.runbooks.Binding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A step of a scenario: a read runs, a change is looked at first, blanks are asked for. */
final class RunStep implements ClickHandler {
    private final Services services;
    private final Steps steps;
    private final Asking asking;
    private final Blanks blanks;
    private final Teller teller;

    RunStep(Services services, Steps steps, Asking asking, Blanks blanks, Teller teller) {
        this.services = services;
        this.steps = steps;
        this.asking = asking;
        this.blanks = blanks;
        this.teller = teller;
    }

    @Override
    public String action() {
        return Actions.RUN_STEP;
    }

    @Override
    public void clicked(Arrival.Click click, List<String> values) {
        Place place = click.place();
        UUID incidentId = Ids.uuid(values, 0);
        Optional<Incident> incident = steps.incident(incidentId);
        if (incidentId != null && incident.isEmpty()) {
            teller.tell(place, "The incident of this button is not on record any more. Type the command instead.");
            return;
        }
        Optional<Steps.Found> found =
                steps.find(incident.orElse(null), Ids.at(values, 1), Ids.at(values, 2), Ids.at(values, 3));
        if (found.isEmpty()) {
            changed(place, incident);
            return;
        }
        run(place, found.get());
    }

    private void run(Place place, Steps.Found found) {
        Binding binding = steps.bind(found, Map.of());
        if (binding instanceof Binding.Bound bound) {
            asking.begin(place, steps.request(place, found, bound));
        } else if (binding instanceof Binding.Missing missing) {
            blanks.open(place, found, missing.placeholders());
        } else {
            teller.tell(place, ((Binding.Refused) binding).sentence());
        }
    }

    private void changed(Place place, Optional<Incident> incident) {
        incident.ifPresent(
                shown -> services.transactions().run(() -> services.notices().show(shown)));
        teller.tell(
                place,
                "The runbook has changed since this was posted, and this step is not in it any more. "
                        + (incident.isPresent()
                                ? "The scenario in the thread now shows what it says today."
                                : "Look it up again with /pageturner runbook WORDS."));
    }
}
