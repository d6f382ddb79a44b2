package dev.pageturner.bot.message;

import dev.pageturner.bot.message.Text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Long text in pieces, cut at a line's end where there is one, else at a blank, else between two characters. */
final class Cut {
    private Cut() {}

    /** @param most characters of a piece, fences and escapes included; lines stay whole if they can */
    static List<String> code(String text, int most) {
        return measured(text, piece -> Mrkdwn.codeBlock(piece).length(), most);
    }

    static List<Text> text(Text text, int most) {
        List<Text> texts = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        int length = 0;
        for (Span whole : text.spans()) {
            for (Span span : pieces(whole, most)) {
                int more = Mrkdwn.most(span);
                if (length + more > most) {
                    texts.add(new Text(spans));
                    spans.clear();
                    length = 0;
                }
                spans.add(span);
                length += more;
            }
        }
        if (!spans.isEmpty() || texts.isEmpty()) {
            texts.add(new Text(spans));
        }
        return texts;
    }

    private static List<Span> pieces(Span span, int most) {
        if (Mrkdwn.most(span) <= most) {
            return List.of(span);
        } else if (span instanceof Span.Plain plain) {
            return pieces(plain.text(), Span.Plain::new, most);
        } else if (span instanceof Span.Bold bold) {
            return pieces(bold.text(), Span.Bold::new, most);
        } else if (span instanceof Span.Italic italic) {
            return pieces(italic.text(), Span.Italic::new, most);
        } else if (span instanceof Span.Code code) {
            return pieces(code.text(), Span.Code::new, most);
        } else if (span instanceof Span.Link link) {
            return pieces(link.label(), Span.Plain::new, most);
        }
        return List.of(span);
    }

    private static List<Span> pieces(String text, Function<String, Span> made, int most) {
        return measured(text, piece -> Mrkdwn.most(made.apply(piece)), most).stream()
                .map(made)
                .toList();
    }

    private static List<String> measured(String text, ToIntFunction<String> length, int most) {
        List<String> pieces = new ArrayList<>();
        String rest = text;
        while (length.applyAsInt(rest) > most) {
            int end = fitting(rest, length, most);
            pieces.add(rest.substring(0, end));
            rest = rest.substring(end);
            // The line break at which it was cut is said by the cut.
            rest = rest.startsWith("\n") ? rest.substring(1) : rest;
        }
        if (!rest.isEmpty() || pieces.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    private static int fitting(String text, ToIntFunction<String> length, int most) {
        int end = Math.min(text.length(), most);
        while (length.applyAsInt(text.substring(0, end)) > most) {
            // An escaped character is at most five; shrinking by what is too much never goes below one.
            int over = length.applyAsInt(text.substring(0, end)) - most;
            end = Math.max(1, end - Math.max(1, over / 5));
        }
        int line = text.lastIndexOf('\n', end - 1);
        if (line > end / 3) {
            return line;
        }
        int blank = text.lastIndexOf(' ', end - 1);
        if (blank > end / 2) {
            return blank + 1;
        }
        return end > 1 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
