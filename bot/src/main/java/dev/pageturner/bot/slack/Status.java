package dev.pageturner.bot.slack;

import dev.pageturner.bot.message.Message;
import dev.pageturner.bot.message.Part;
import dev.pageturner.bot.message.Text;
import dev.pageturner.bot.message.Wording;
import java.util.ArrayList;
import java.util.List;

/** {@code status}: what goes on, and how Pageturner itself is. */
final class Status implements Word {
    private static final int PROBLEMS = 5;

    private final Services services;
    private final Overview overview;
    private final Teller teller;

    Status(Services services, Overview overview, Teller teller) {
        this.services = services;
        this.overview = overview;
        this.teller = teller;
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String usage() {
        return "status  open incidents, pending approvals, running commands";
    }

    @Override
    public void said(Line line) {
        List<Part> parts = new ArrayList<>(overview.incidents());
        parts.addAll(overview.executions());
        ParcelStore.Backlog backlog =
                services.parcels().backlog(services.clock().instant());
        parts.add(new Part.Note(Text.of("Runbooks: "
                + services.library().runbooks().size() + " read, "
                + services.library().problems().size() + " with problems. Clusters: "
                + String.join(", ", services.clusters().names()) + ". Messages waiting for Slack: " + backlog.depth()
                + ".")));
        services.library().problems().stream()
                .limit(PROBLEMS)
                .forEach(problem -> parts.add(new Part.Note(Text.of(
                        Wording.place(problem.file(), "") + ", line " + problem.line() + ": " + problem.sentence()))));
        teller.tell(line.place(), new Message("Status", parts));
    }
}
