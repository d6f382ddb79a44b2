package dev.pageturner.bot.slack;

import dev.pageturner.bot.message.Mrkdwn;
import dev.pageturner.bot.message.Part;
import java.util.List;
import java.util.stream.Collectors;

/** Parts as lines of text, for where blocks are not taken. */
final class PlainText {
    private PlainText() {}

    static String of(List<Part> parts) {
        return parts.stream().map(PlainText::of).filter(text -> !text.isBlank()).collect(Collectors.joining("\n"));
    }

    private static String of(Part part) {
        if (part instanceof Part.Heading heading) {
            return Mrkdwn.escape(heading.text());
        } else if (part instanceof Part.Paragraph paragraph) {
            return Mrkdwn.of(paragraph.text());
        } else if (part instanceof Part.Facts facts) {
            return facts.facts().stream()
                    .map(fact -> Mrkdwn.escape(fact.label()) + ": " + Mrkdwn.of(fact.value()))
                    .collect(Collectors.joining("\n"));
        } else if (part instanceof Part.Code code) {
            return Mrkdwn.escape(code.text());
        } else if (part instanceof Part.Line line) {
            return Mrkdwn.of(line.text());
        } else if (part instanceof Part.Note note) {
            return Mrkdwn.of(note.text());
        }
        return "";
    }
}
