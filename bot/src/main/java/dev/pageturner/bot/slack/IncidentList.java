package dev.pageturner.bot.slack;

import dev.pageturner.bot.message.Message;

/** {@code incidents}: the open ones. */
final class IncidentList implements Word {
    private final Overview overview;
    private final Teller teller;

    IncidentList(Overview overview, Teller teller) {
        this.overview = overview;
        this.teller = teller;
    }

    @Override
    public String name() {
        return "incidents";
    }

    @Override
    public String usage() {
        return "incidents  the open ones, the newest first";
    }

    @Override
    public void said(Line line) {
        teller.tell(line.place(), new Message("Open incidents", overview.incidents()));
    }
}
