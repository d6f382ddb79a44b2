package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an author has looked at and wants to keep: {@code <!-- pageturner-lint disable=RULE reason -->} counts for the section
 * that it stands in, above the first heading for the whole file. In a rule file {@code # pageturner-lint disable=RULE reason}
 * counts for the alert that it stands in.
 */
final class Suppressions {
    static final String RULE = "suppression-without-reason";

    private static final Pattern COMMENT =
            Pattern.compile("(?:<!--|#)\\s*pageturner-lint\\s+disable=(\\S+?)(?:\\s+(.*?))?\\s*(?:-->|$)");
    private static final Pattern HEADING = Pattern.compile("^ {0,3}#{1,6}\\s.*");
    private static final Pattern ALERT = Pattern.compile("^\\s*-?\\s*alert:.*");

    private final Texts texts;
    private final Set<String> rules;

    /** @param rules that there are */
    Suppressions(Texts texts, Set<String> rules) {
        this.texts = texts;
        this.rules = rules;
    }

    private record Comment(int line, int from, int to, List<String> rules, String reason) {}

    boolean covers(Finding finding) {
        return comments(finding.file()).stream()
                .anyMatch(comment -> !comment.reason().isEmpty()
                        && comment.rules().contains(finding.rule())
                        && finding.line() >= comment.from()
                        && finding.line() < comment.to());
    }

    /** Comments that keep nothing, because they do not say why or name no rule. */
    List<Finding> wrong(String file) {
        List<Finding> wrong = new ArrayList<>();
        for (Comment comment : comments(file)) {
            List<String> unknown = comment.rules().stream()
                    .filter(rule -> !rules.contains(rule))
                    .toList();
            if (!unknown.isEmpty()) {
                wrong.add(finding(
                        file,
                        comment,
                        "There is no rule " + String.join(", ", unknown) + ".",
                        "Name a rule as findings do."));
            } else if (comment.reason().isEmpty()) {
                wrong.add(finding(
                        file,
                        comment,
                        "This comment disables " + String.join(", ", comment.rules())
                                + " without a reason, so it counts for nothing.",
                        "Write behind the rule why the finding may stay."));
            }
        }
        return wrong;
    }

    private static Finding finding(String file, Comment comment, String message, String fix) {
        return new Finding(file, comment.line(), RULE, Level.WARNING, message, fix);
    }

    private List<Comment> comments(String file) {
        boolean yaml = file.matches("(?i).*\\.ya?ml");
        List<Texts.Line> lines = yaml ? numbered(file) : texts.prose(file);
        Pattern border = yaml ? ALERT : HEADING;
        List<Comment> comments = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            Matcher matcher = COMMENT.matcher(lines.get(at).text());
            if (matcher.find()) {
                String reason = matcher.group(2) == null ? "" : matcher.group(2).strip();
                comments.add(new Comment(
                        lines.get(at).number(),
                        before(lines, at, border),
                        after(lines, at, border),
                        List.of(matcher.group(1).split(",")),
                        reason));
            }
        }
        return comments;
    }

    private List<Texts.Line> numbered(String file) {
        List<Texts.Line> numbered = new ArrayList<>();
        for (String text : texts.lines(file)) {
            numbered.add(new Texts.Line(numbered.size() + 1, text));
        }
        return numbered;
    }

    private static int before(List<Texts.Line> lines, int from, Pattern border) {
        for (int at = from; at >= 0; at--) {
            if (border.matcher(lines.get(at).text()).matches()) {
                return lines.get(at).number();
            }
        }
        return 0;
    }

    private static int after(List<Texts.Line> lines, int from, Pattern border) {
        if (before(lines, from, border) == 0) {
            return Integer.MAX_VALUE;
        }
        for (int at = from + 1; at < lines.size(); at++) {
            if (border.matcher(lines.get(at).text()).matches()) {
                return lines.get(at).number();
            }
        }
        return Integer.MAX_VALUE;
    }
}
