package dev.pageturner.bot.slack;

import dev.pageturner.bot.approval.Answer;
import dev.pageturner.bot.message.Message;
import dev.pageturner.bot.message.Part;
import dev.pageturner.bot.message.Text;
import java.util.List;

/** Answers one person where they look; nobody else sees it. */
final class Teller {
    private final SlackApi slack;
    private final Bell bell;

    Teller(SlackApi slack, Bell bell) {
        this.slack = slack;
        this.bell = bell;
    }

    void tell(Place place, String sentence) {
        tell(place, new Message(sentence, List.of(new Part.Paragraph(Text.of(sentence)))));
    }

    void tell(Place place, Message message) {
        String url = place.responseUrl();
        boolean typed = place.threadTs() == null && place.viewId() == null;
        // A slash command may have been typed where the bot is not: only its own way back is sure to work.
        if (url != null && typed && slack.respond(url, BlockKit.render(message)) instanceof Reply.Ok) {
            return;
        }
        if (place.channel().isEmpty()) {
            return;
        }
        Reply reply =
                slack.whisper(place.channel(), place.threadTs(), place.who().id(), BlockKit.render(message));
        if (reply instanceof Reply.RateLimited || reply instanceof Reply.Unreachable) {
            bell.tell(new Whisper(place.channel(), place.threadTs(), place.who().id(), message));
        } else if (!(reply instanceof Reply.Ok) && url != null) {
            // Read twice at worst, where the first one came after all.
            slack.respond(url, BlockKit.render(message));
        }
    }

    /** What was accepted is told where it happens; what was refused is told to the one who asked. */
    void refusal(Place place, Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            Text text = Text.of(refused.sentence());
            for (int i = 0; i < refused.whoCan().size() && i < 10; i++) {
                text = text.and(i == 0 ? "\nAsk " : ", ")
                        .and(new Text.Span.Mention(refused.whoCan().get(i)));
            }
            tell(place, new Message(refused.sentence(), List.of(new Part.Paragraph(text))));
        }
    }
}
