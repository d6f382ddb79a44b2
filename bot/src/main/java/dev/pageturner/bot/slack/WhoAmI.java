package dev.pageturner.bot.slack;

import dev.pageturner.bot.approval.ActionDesk;
import dev.pageturner.bot.message.Message;
import dev.pageturner.bot.message.Part;
import dev.pageturner.bot.message.Text;
import java.util.List;

/** {@code whoami}: what this person may do. */
final class WhoAmI implements Word {
    private final ActionDesk desk;
    private final Teller teller;

    WhoAmI(ActionDesk desk, Teller teller) {
        this.desk = desk;
        this.teller = teller;
    }

    @Override
    public String name() {
        return "whoami";
    }

    @Override
    public String usage() {
        return "whoami  who you are here, and what you may do";
    }

    @Override
    public void said(Line line) {
        Text text = Text.of(
                        new Text.Span.Plain("You are "),
                        new Text.Span.Mention(line.place().who().id()))
                .and(" (" + line.place().who().id() + ").");
        List<String> roles = desk.roles(line.place().who());
        for (String role : roles) {
            text = text.and("\n\u2022 " + role);
        }
        teller.tell(line.place(), new Message("Who you are here", List.of(new Part.Paragraph(text))));
    }
}
