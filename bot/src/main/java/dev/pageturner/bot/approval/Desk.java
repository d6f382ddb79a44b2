package dev.pageturner.bot.approval;

import dev.pageturner.bot.base.Person;
import dev.pageturner.commands.Preview;
import java.util.List;
import java.util.UUID;

/** The one desk that people come to: requests on one side, decisions on the other. */
public final class Desk implements ActionDesk {
    private final RequestDesk requests;
    private final DecisionDesk decisions;
    private final Rights rights;

    public Desk(RequestDesk requests, DecisionDesk decisions, Rights rights) {
        this.requests = requests;
        this.decisions = decisions;
        this.rights = rights;
    }

    @Override
    public Preview preview(Person who, List<String> words, String cluster) {
        return requests.preview(who, words, cluster);
    }

    @Override
    public Answer ask(Ask ask) {
        return requests.ask(ask);
    }

    @Override
    public Answer approve(Person who, UUID execution, String why) {
        return decisions.approve(who, execution, why);
    }

    @Override
    public Answer deny(Person who, UUID execution, String why) {
        return decisions.deny(who, execution, why);
    }

    @Override
    public Answer cancel(Person who, UUID execution) {
        return decisions.cancel(who, execution);
    }

    @Override
    public List<String> roles(Person who) {
        return rights.roles(who);
    }
}
