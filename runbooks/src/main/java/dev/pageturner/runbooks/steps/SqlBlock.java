package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.Placeholder;
import dev.pageturner.runbooks.StepKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A block of SQL: one step for each statement. */
final class SqlBlock {
    private static final Pattern CERTAIN = Pattern.compile(
            "(?s)\\s*(?:--[^\\n]*\\n\\s*)*(?:SELECT\\s.*\\sFROM\\s|UPDATE\\s+\\S+\\s+SET\\s|INSERT\\s+INTO\\s|DELETE\\s+FROM\\s|EXPLAIN\\s|ALTER\\s+\\w+\\s).*");
    /** A command of psql itself has a line to itself. */
    private static final Pattern COMMAND = Pattern.compile("(?m)^[ \\t]*\\\\\\S.*$");

    private static final Pattern COMMENT = Pattern.compile("--\\s*([^\\n]*)");

    private final String text;
    private final List<Draft> drafts = new ArrayList<>();
    private @Nullable Draft idle;

    SqlBlock(String text) {
        this.text = PsqlTranscript.typed(text);
    }

    static boolean isCertain(String text) {
        return PsqlTranscript.isCertain(text) || CERTAIN.matcher(text).matches();
    }

    List<Draft> drafts() {
        int at = 0;
        int above = 0;
        Matcher line = COMMAND.matcher(text);
        while (line.find()) {
            statements(at, line.start(), above);
            command(line.start(), line.end(), above(at));
            at = line.end();
            above = at;
        }
        statements(at, text.length(), above);
        return drafts.isEmpty() && idle != null ? List.of(idle) : drafts;
    }

    /** From the end of the last statement to the beginning of this one there is room for a comment that names it. */
    private int above(int from) {
        return drafts.isEmpty()
                ? from
                : Math.max(from, drafts.get(drafts.size() - 1).end());
    }

    private void statements(int start, int end, int above) {
        String part = text.substring(start, end);
        try {
            int before = above;
            for (SqlTokens.Statement statement : SqlTokens.statements(part)) {
                Verdict verdict = SqlVerdicts.of(statement.sql(), List.of(), false);
                add(start + statement.start(), start + statement.end(), before, statement.sql(), verdict);
                before = start + statement.end();
            }
        } catch (IllegalArgumentException e) {
            Verdict verdict = new Verdict.ByHand("the statement cannot be read: " + e.getMessage());
            drafts.add(new Draft(start, end, "", part.strip(), verdict, List.of()));
        }
    }

    /** {@code \gexec} and its like work on the statement above them that has no semicolon: both are one step. */
    private @Nullable Draft unfinished(int start) {
        Draft last = drafts.isEmpty() ? null : drafts.get(drafts.size() - 1);
        boolean ends = last == null
                || PsqlCommand.isOne(last.source())
                || text.substring(last.start(), start).strip().endsWith(";");
        return ends ? null : last;
    }

    /** A command of psql ends with its line. */
    private void command(int start, int end, int above) {
        String source = text.substring(start, end).strip();
        PsqlCommand command = PsqlCommand.of(source);
        if (command instanceof PsqlCommand.Look look) {
            add(start, end, above, source, SqlVerdicts.look(look.line(), List.of()));
        } else if (command instanceof PsqlCommand.ByHand byHand) {
            byHand(start, end, above, new Verdict.ByHand(byHand.reason()));
        } else {
            String reason = "it only changes how psql shows answers; there is nothing to run";
            idle = new Draft(start, end, "", source, new Verdict.Idle(reason), List.of());
        }
    }

    private void byHand(int start, int end, int above, Verdict verdict) {
        Draft statement = unfinished(start);
        if (statement == null) {
            add(start, end, above, text.substring(start, end).strip(), verdict);
        } else {
            int from = statement.start();
            String source = text.substring(from, end).strip();
            drafts.set(drafts.size() - 1, new Draft(from, end, statement.title(), source, verdict, List.of()));
        }
    }

    private void add(int start, int end, int above, String source, Verdict verdict) {
        Surroundings surroundings = new Surroundings();
        surroundings.sawAll(source);
        List<Placeholder> blanks = verdict instanceof Verdict.Typed typed
                ? new Placeholders(surroundings, StepKind.SQL_READ).in(typed.words(), List.of())
                : List.of();
        drafts.add(new Draft(start, end, title(text.substring(above, start)), source, verdict, blanks));
    }

    private static String title(String above) {
        String last = above.substring(Math.max(0, above.lastIndexOf("\n\n")));
        Titles titles = new Titles();
        Matcher comment = COMMENT.matcher(last);
        while (comment.find()) {
            titles.comment(comment.group(1));
        }
        return titles.take();
    }
}
