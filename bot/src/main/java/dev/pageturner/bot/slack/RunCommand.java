package dev.pageturner.bot.slack;

import dev.pageturner.bot.incident.AskedSource;
import dev.pageturner.bot.incident.Incident;
import java.util.List;

/** {@code run COMMAND}, and every command of the catalogue as a word of its own. */
final class RunCommand implements Word {
    private final Asking asking;
    private final Teller teller;

    RunCommand(Asking asking, Teller teller) {
        this.asking = asking;
        this.teller = teller;
    }

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String usage() {
        return "run COMMAND  any command of the list below, spelled as kubectl spells it";
    }

    @Override
    public void said(Line line) {
        if (line.words().isEmpty()) {
            teller.tell(line.place(), "Say which command: /pageturner run get pods -n shop");
            return;
        }
        Incident incident = line.incident();
        List<String> words = incident == null ? line.words() : AskedSource.named(line.words(), incident.source());
        Request request = new Request(
                words,
                List.of(),
                line.cluster(),
                line.place().channel(),
                line.place().threadTs(),
                incident == null ? null : incident.id(),
                null,
                null);
        String reason = line.reason();
        if (reason != null && line.place().triggerId() == null) {
            // Typed where no dialog can open, with the reason at hand: the request itself shows the preview.
            asking.ask(line.place(), request, reason);
        } else {
            asking.begin(line.place(), request);
        }
    }
}
