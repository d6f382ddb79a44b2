package dev.pageturner.bot.slack;

import dev.pageturner.bot.approval.Answer;
import dev.pageturner.bot.base.Person;
import java.util.List;
import java.util.UUID;

/** Approve, deny, cancel: the three buttons under a request. Whoever may not is told so, and who may. */
final class Decide implements ClickHandler {
    /** One of the desk's three decisions. */
    interface Decision {
        Answer by(Person who, UUID execution);
    }

    private final String action;
    private final Decision decision;
    private final Teller teller;

    Decide(String action, Decision decision, Teller teller) {
        this.action = action;
        this.decision = decision;
        this.teller = teller;
    }

    @Override
    public String action() {
        return action;
    }

    @Override
    public void clicked(Arrival.Click click, List<String> values) {
        UUID execution = Ids.uuid(values, 0);
        if (execution == null) {
            teller.tell(click.place(), "This button is from a version that is gone. Ask for the command again.");
            return;
        }
        teller.refusal(click.place(), decision.by(click.place().who(), execution));
    }
}
