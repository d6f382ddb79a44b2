package dev.pageturner.bot.message;

import dev.pageturner.bot.message.Text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A runbook's Markdown prose as parts. What it does not know stays as it is written; nothing is dropped. */
final class Prose {
    private static final Pattern MARKS = Pattern.compile("`(?<code>[^`\n]+)`"
            + "|\\*\\*(?<bold>[^*\n]+(?:\\*[^*\n]+)*)\\*\\*"
            + "|\\[(?<label>[^\\]\n]+)\\]\\((?<url>[^)\\s]+)\\)"
            + "|(?<![\\w*])\\*(?<star>[^*\\s][^*\n]*)\\*(?![\\w*])"
            + "|(?<!\\w)_(?<line>[^_\\s][^_\n]*)_(?!\\w)");
    private static final Pattern BULLET = Pattern.compile("^(\\s*)[-*+]\\s+(.*)$");
    private static final Pattern TASK = Pattern.compile("^\\[( |x|X)\\]\\s+(.*)$");
    private static final Pattern HEADING = Pattern.compile("^\\s{0,3}#{1,6}\\s+(.*?)\\s*#*$");

    /** What begins a line of its own: an item, a heading, a quote, a table, a bold label. */
    private static final Pattern STARTS = Pattern.compile("^\\s*([-*+]\\s|\\d+[.)]\\s|#{1,6}\\s|>|\\||\\*\\*|```|~~~)");

    private Prose() {}

    static List<Part> parts(String markdown) {
        List<Part> parts = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        List<String> table = new ArrayList<>();
        String before = "";
        for (String line : markdown.strip().split("\n", -1)) {
            if (line.strip().startsWith("|")) {
                flush(spans, parts);
                table.add(line.strip());
                continue;
            }
            flushTable(table, parts);
            if (!spans.isEmpty()) {
                spans.add(new Span.Plain(continues(before, line) ? " " : "\n"));
            }
            spans.addAll(line(continues(before, line) ? line.strip() : line));
            before = line;
        }
        flushTable(table, parts);
        flush(spans, parts);
        return parts;
    }

    /** A line break within a paragraph is only how the author wrapped it; Slack would show it. */
    private static boolean continues(String before, String line) {
        return !before.isBlank()
                && !line.isBlank()
                && !HEADING.matcher(before).matches()
                && !before.endsWith("  ")
                && !before.endsWith("\\")
                && !STARTS.matcher(line).find();
    }

    private static void flush(List<Span> spans, List<Part> parts) {
        if (spans.stream()
                .anyMatch(span ->
                        !(span instanceof Span.Plain plain) || !plain.text().isBlank())) {
            parts.add(new Part.Paragraph(new Text(spans)));
        }
        spans.clear();
    }

    private static void flushTable(List<String> table, List<Part> parts) {
        if (!table.isEmpty()) {
            parts.add(new Part.Code(String.join("\n", table)));
            table.clear();
        }
    }

    private static List<Span> line(String line) {
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            return List.of(new Span.Bold(heading.group(1).replaceAll("[*`]", "")));
        }
        Matcher bullet = BULLET.matcher(line);
        if (!bullet.matches()) {
            return inline(line);
        }
        String text = bullet.group(2);
        Matcher task = TASK.matcher(text);
        String sign = "\u2022 ";
        if (task.matches()) {
            sign = task.group(1).isBlank() ? "\u2610 " : "\u2611 ";
            text = task.group(2);
        }
        List<Span> spans = new ArrayList<>();
        spans.add(new Span.Plain(bullet.group(1) + sign));
        spans.addAll(inline(text));
        return spans;
    }

    static List<Span> inline(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher marks = MARKS.matcher(text);
        int from = 0;
        while (marks.find()) {
            if (marks.start() > from) {
                spans.add(new Span.Plain(text.substring(from, marks.start())));
            }
            spans.add(marked(marks));
            from = marks.end();
        }
        if (from < text.length()) {
            spans.add(new Span.Plain(text.substring(from)));
        }
        return spans;
    }

    private static Span marked(Matcher marks) {
        if (marks.group("code") != null) {
            return new Span.Code(marks.group("code"));
        } else if (marks.group("bold") != null) {
            return new Span.Bold(marks.group("bold").replace("`", ""));
        } else if (marks.group("label") != null) {
            String url = marks.group("url");
            String label = marks.group("label").replace("`", "");
            if (url.startsWith("http")) {
                return new Span.Link(url, label);
            }
            // An anchor leads nowhere in Slack, and the label says what it is.
            return new Span.Plain(url.startsWith("#") ? label : label + " (" + url + ")");
        }
        String star = marks.group("star");
        return new Span.Italic(star == null ? marks.group("line") : star);
    }
}
