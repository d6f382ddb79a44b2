package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.StepKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block of SQL: one step for each statement. */
final class SqlBlock {
    private static final Pattern CERTAIN = Pattern.compile(
            "(?s)\\s*(?:--[^\\n]*\\n\\s*)*(?:SELECT\\s.*\\sFROM\\s|UPDATE\\s+\\S+\\s+SET\\s|INSERT\\s+INTO\\s|DELETE\\s+FROM\\s|EXPLAIN\\s|ALTER\\s+\\w+\\s).*");
    private static final Pattern PROMPT = Pattern.compile("(?m)^[\\w-]+[=-][#>] ?");
    private static final Pattern COMMENT = Pattern.compile("--\\s*([^\\n]*)");

    private final String text;

    SqlBlock(String text) {
        Matcher prompt = PROMPT.matcher(text);
        this.text = prompt.replaceAll(found -> " ".repeat(found.group().length()));
    }

    static boolean isCertain(String text) {
        return CERTAIN.matcher(text).matches();
    }

    List<Draft> drafts() {
        List<Draft> drafts = new ArrayList<>();
        try {
            int before = 0;
            for (SqlTokens.Statement statement : SqlTokens.statements(text)) {
                drafts.add(draft(statement, text.substring(before, statement.start())));
                before = statement.end();
            }
        } catch (IllegalArgumentException e) {
            Verdict verdict = new Verdict.ByHand("the statement cannot be read: " + e.getMessage());
            return List.of(new Draft(0, text.length(), "", text.strip(), verdict, List.of()));
        }
        return drafts;
    }

    private static Draft draft(SqlTokens.Statement statement, String above) {
        Verdict verdict = SqlVerdicts.of(statement.sql(), List.of(), false);
        Surroundings surroundings = new Surroundings();
        surroundings.sawAll(statement.sql());
        return new Draft(
                statement.start(),
                statement.end(),
                title(above),
                statement.sql(),
                verdict,
                verdict instanceof Verdict.Typed typed
                        ? new Placeholders(surroundings, StepKind.SQL_READ).in(typed.words(), List.of())
                        : List.of());
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
