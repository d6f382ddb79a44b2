package dev.pageturner.bot.message;

import dev.pageturner.bot.message.Text.Span;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Text in Slack's markup. This is the only place where text from outside becomes markup, so it is the only place that has to
 * escape it: what is not a {@link Span.Link} or a {@link Span.Mention} can never become one.
 */
public final class Mrkdwn {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>|\"]+");
    private static final Pattern PERSON = Pattern.compile("[UW][A-Z0-9]+");
    private static final Pattern GROUP = Pattern.compile("S[A-Z0-9]+");

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
            String text = Blanks.single(code.text().replace('`', '\u02cb'));
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
        int length = escaped(text);
        if (length == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** How long the text is once it is escaped. */
    private static int escaped(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            length += c == '&' ? 4 : c == '<' || c == '>' ? 3 : 0;
        }
        return length;
    }

    /** At most so many characters as markup, found without making it: texts are measured several times before one is sent. */
    static int most(Text text) {
        int length = 0;
        for (Span span : text.spans()) {
            length += most(span);
        }
        return length;
    }

    static int most(Span span) {
        if (span instanceof Span.Plain plain) {
            return escaped(plain.text());
        } else if (span instanceof Span.Bold bold) {
            return escaped(bold.text()) + 2;
        } else if (span instanceof Span.Italic italic) {
            return escaped(italic.text()) + 2;
        } else if (span instanceof Span.Code code) {
            return escaped(code.text()) + 2;
        } else if (span instanceof Span.Link link) {
            return escaped(link.url()) + escaped(link.label()) + 3;
        }
        return of(span).length();
    }

    /** Inside a block of code: nothing in the text can end it. */
    public static String codeBlock(String text) {
        return "```\n" + escape(text).replace("```", "`\u200b`\u200b`") + "\n```";
    }

    /** Slack marks words only: no blanks at the ends, no line breaks, not the mark itself. */
    private static String marked(String text, char mark) {
        String inner = Blanks.single(text.strip().replace(mark, ' ')).strip();
        return inner.isEmpty() ? "" : mark + escape(inner) + mark;
    }

    /** Anything but a web address is shown as text: a label cannot smuggle in another scheme. */
    private static String link(Span.Link link) {
        String url = link.url().strip();
        if (url.length() > 2000 || !ADDRESS.matcher(url).matches()) {
            return escape(link.label());
        }
        return "<" + url.replace("&", "&amp;") + "|"
                + Blanks.single(escape(link.label()).replace('|', '\u00a6')) + ">";
    }

    private static String mention(String id) {
        if (PERSON.matcher(id).matches()) {
            return "<@" + id + ">";
        }
        return GROUP.matcher(id).matches() ? "<!subteam^" + id + ">" : escape(id);
    }

    private static String moment(Instant when) {
        return "<!date^" + when.getEpochSecond() + "^{date_short_pretty} {time_secs}|"
                + when.truncatedTo(ChronoUnit.SECONDS) + ">";
    }
}
