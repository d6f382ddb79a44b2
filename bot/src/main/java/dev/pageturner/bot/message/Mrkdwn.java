package dev.pageturner.bot.message;

import dev.pageturner.bot.message.Text.Span;
import java.time.Instant;

/**
 * Text in Slack's markup. This is the only place where text from outside becomes markup, so it is the only place that has to
 * escape it: what is not a {@link Span.Link} or a {@link Span.Mention} can never become one.
 */
public final class Mrkdwn {
    private Mrkdwn() {}

    public static String of(Text text) {
        StringBuilder out = new StringBuilder();
        text.spans().forEach(span -> out.append(of(span)));
        return out.toString();
    }

    static String of(Span span) {
        if (span instanceof Span.Plain plain) {
            return escape(plain.text());
        } else if (span instanceof Span.Bold bold) {
            return marked(bold.text(), '*');
        } else if (span instanceof Span.Italic italic) {
            return marked(italic.text(), '_');
        } else if (span instanceof Span.Code code) {
            // A backtick would end it, and two lines are no inline code.
            String text = code.text().replace('`', '\u02cb').replaceAll("\\s+", " ");
            return text.isBlank() ? "" : "`" + escape(text) + "`";
        } else if (span instanceof Span.Link link) {
            return link(link);
        } else if (span instanceof Span.Mention mention) {
            return mention(mention.userId());
        } else if (span instanceof Span.Moment moment) {
            return moment(moment.when());
        }
        throw new IllegalArgumentException("a span of unknown kind: " + span);
    }

    /** The three characters that mean something to Slack. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Inside a block of code: nothing in the text can end it. */
    public static String codeBlock(String text) {
        return "```\n" + escape(text).replace("```", "`\u200b`\u200b`") + "\n```";
    }

    /** Slack marks words only: no blanks at the ends, no line breaks, not the mark itself. */
    private static String marked(String text, char mark) {
        String inner = text.strip().replace(mark, ' ').replaceAll("\\s+", " ").strip();
        return inner.isEmpty() ? "" : mark + escape(inner) + mark;
    }

    /** Anything but a web address is shown as text: a label cannot smuggle in another scheme. */
    private static String link(Span.Link link) {
        String url = link.url().strip();
        if (!url.matches("https?://[^\\s<>|\"]+") || url.length() > 2000) {
            return escape(link.label());
        }
        return "<" + url.replace("&", "&amp;") + "|"
                + escape(link.label()).replace('|', '\u00a6').replaceAll("\\s+", " ") + ">";
    }

    private static String mention(String id) {
        if (id.matches("[UW][A-Z0-9]+")) {
            return "<@" + id + ">";
        }
        return id.matches("S[A-Z0-9]+") ? "<!subteam^" + id + ">" : escape(id);
    }

    private static String moment(Instant when) {
        return "<!date^" + when.getEpochSecond() + "^{date_short_pretty} {time_secs}|"
                + when.toString().replaceAll("\\.\\d+Z", "Z") + ">";
    }
}
