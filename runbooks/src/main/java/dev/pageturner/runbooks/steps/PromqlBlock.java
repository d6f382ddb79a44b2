package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.promql.Promql;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A block of PromQL: one step for each expression, however the author separated them. */
final class PromqlBlock {
    /** What belongs to an alerting rule, not to the query. */
    private static final Pattern RULE =
            Pattern.compile("\\s*(for|severity|labels|annotations|alert|record|summary):.*");

    private static final int MAX_LINES = 60;

    private final String text;
    private final PromqlText queries;
    private final List<Draft> drafts = new ArrayList<>();
    private final Titles titles = new Titles();
    private final Surroundings surroundings = new Surroundings();

    PromqlBlock(String text) {
        this.text = text;
        this.queries = new PromqlText(text);
    }

    /** Without a language, only what calls a function or names labels is certainly a query. */
    static boolean isCertain(String text) {
        String query = text.strip();
        return query.matches("(?s).*[({\\[].*")
                && Promql.parse(query) instanceof Promql.Query parsed
                && !parsed.metrics().isEmpty()
                && parsed.metrics().stream()
                        .allMatch(name -> name.contains("_") || name.contains(":") || name.equals("up"))
                && parsed.selectors().size() < 50;
    }

    List<Draft> drafts() {
        int at = 0;
        while (at < text.length()) {
            at = line(at);
        }
        return drafts;
    }

    private int line(int start) {
        int end = lineEnd(start);
        String line = text.substring(start, end).strip();
        if (line.isEmpty()) {
            titles.clear();
            return end + 1;
        }
        if (line.startsWith("#") || line.startsWith("//")) {
            titles.comment(line.replaceFirst("^(#|//)+", ""));
            return end + 1;
        }
        if (RULE.matcher(line).matches()) {
            return end + 1;
        }
        int first = start + text.substring(start, end).indexOf(line);
        return expression(first);
    }

    private int expression(int start) {
        int best = queries.longest(start, MAX_LINES);
        int end = best < 0 ? PromqlText.groupEnd(text, start) : best;
        String source = text.substring(start, end).strip();
        Verdict verdict = PromqlVerdicts.query(PromqlText.uncommented(source));
        surroundings.sawAll(source);
        drafts.add(new Draft(start, end, titles.take(), source, verdict, placeholders(verdict)));
        return end + 1;
    }

    private List<dev.pageturner.runbooks.Placeholder> placeholders(Verdict verdict) {
        return verdict instanceof Verdict.Typed typed
                ? new Placeholders(surroundings, StepKind.PROMQL).in(typed.words(), List.of())
                : List.of();
    }

    private int lineEnd(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }
}
