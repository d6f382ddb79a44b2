package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.lint.Evidence.Use;
import dev.pageturner.runbooks.promql.Promql;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which metrics and labels a step asks for: in a query, or with grep in what /metrics answers. */
final class Mentions {
    private static final Pattern METRICS_PAGE = Pattern.compile("/metrics\\b[^|]*\\|");
    private static final Pattern GREP = Pattern.compile(
            "\\bgrep\\s+((?:-[\\w-]+(?:=\\S+)?\\s+(?:\\d+\\s+)?)*)(?:'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s|'\";)]+))");
    private static final Pattern TERM = Pattern.compile("^\\^?([a-zA-Z_:][\\w:]*_[\\w:]*)(.*)$");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)=~?\\\\?\"");

    private Mentions() {}

    /**
     * @param part true when any metric with this in its name will do
     * @param labels that are asked of it
     */
    record Mention(String metric, boolean part, Set<String> labels) {
        Mention {
            labels = Set.copyOf(labels);
        }
    }

    static Stream<Mention> of(Use use) {
        List<Mention> mentions = new ArrayList<>();
        if (use.step().kind() == StepKind.PROMQL && use.step().words().size() > 1) {
            String expression = use.step().words().get(1);
            if (Promql.parse(expression) instanceof Promql.Query query) {
                mentions.addAll(of(expression, query));
            }
        } else if (METRICS_PAGE.matcher(use.step().source()).find()) {
            greps(use.step().source(), mentions);
        }
        return mentions.stream();
    }

    static List<Mention> of(String expression, Promql.Query query) {
        List<Mention> mentions = new ArrayList<>();
        boolean renames = query.functions().stream()
                .anyMatch(Set.of("label_replace", "label_join", "count_values", "info")::contains);
        boolean one = query.metrics().size() == 1 && !renames;
        for (Promql.Selector selector : query.selectors()) {
            boolean blank = "<${".indexOf(expression.charAt(Math.min(selector.offset(), expression.length() - 1))) >= 0;
            if (!selector.metric().isEmpty() && !blank) {
                // With several metrics a grouping may be meant for the other one.
                Set<String> labels = new TreeSet<>(one ? query.groupings() : Set.of());
                selector.matchers().stream()
                        .map(Promql.Matcher::label)
                        .filter(label -> !label.matches("x+"))
                        .forEach(labels::add);
                mentions.add(new Mention(selector.metric(), false, labels));
            }
        }
        return mentions;
    }

    private static void greps(String source, List<Mention> mentions) {
        Matcher grep = GREP.matcher(source);
        while (grep.find()) {
            String pattern = Stream.of(2, 3, 4)
                    .map(grep::group)
                    .filter(text -> text != null)
                    .findFirst()
                    .orElse("");
            if (!grep.group(1).matches(".*-\\w*v.*")) {
                for (String piece : pattern.split("\\\\?\\|")) {
                    term(piece, mentions);
                }
            }
        }
    }

    private static void term(String piece, List<Mention> mentions) {
        Matcher term = TERM.matcher(piece);
        if (term.matches()) {
            Set<String> labels = new TreeSet<>();
            LABEL.matcher(term.group(2)).results().forEach(label -> labels.add(label.group(1)));
            mentions.add(new Mention(term.group(1), true, labels));
        }
    }
}
