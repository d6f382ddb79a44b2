package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.Placeholder;
import dev.pageturner.runbooks.promql.Promql;
import dev.pageturner.runbooks.shell.Pipeline;
import dev.pageturner.runbooks.shell.ShellReader;
import dev.pageturner.runbooks.shell.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A block of shell commands, with whatever else people put there: comments, output, PromQL, SQL. */
final class ShellBlock {
    private static final Pattern SQL = Pattern.compile(
            "DO \\$.*|(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|ALTER|CREATE|DROP|EXPLAIN|VACUUM|TRUNCATE|GRANT|REVOKE|REINDEX)\\s.*");

    /** What may stand above the first command: comments, and variables that it needs. */
    private static final Pattern PREPARATION = Pattern.compile(
            "#(?![A-Z_]+ (?:HELP|TYPE)\\b).*|(?:export )?[A-Za-z_]\\w*=(?:\"[^\"]*\"|'[^']*'|[^\\s\"']*)");

    private static final Pattern CONTINUATION = Pattern.compile("[ \\t]*\\\\\\n[ \\t]*");
    private static final Pattern CALL_OF_PROMQL = Pattern.compile(
            "(?:sum|avg|max|min|count|topk|rate|irate|increase|histogram_quantile|delta|absent)\\s*(?:by|without)?\\s*\\(.*");
    private static final Pattern COMMENT_MARK = Pattern.compile("^(#+|//)");
    /** These begin a command, whatever stands around them. */
    private static final Pattern GROUP = Pattern.compile("[({]|\\(\\s*(?:cd|for|set)\\b.*");

    private static final Pattern SCRIPT_OR_ASSIGNMENT = Pattern.compile("\\.?/.*|\\w+=.*");
    private static final int WINDOW = 6_000;
    private static final int MOST_UNREADABLE = 100;

    private final Programs programs;
    private final String text;
    private final boolean terminal;
    private final PromqlText queries;
    private final Titles titles = new Titles();
    private final Surroundings surroundings = new Surroundings();
    private final Tunnels tunnels;
    private final List<Draft> drafts = new ArrayList<>();
    private boolean afterCommand;
    private String window = "";
    private int unreadable;
    private boolean givenUp;
    private boolean afterOutput;

    ShellBlock(Programs programs, String text) {
        this.programs = programs;
        this.terminal = Prompts.isTerminal(text);
        this.text = terminal ? Prompts.withoutContinuations(text) : text;
        this.queries = new PromqlText(this.text);
        this.tunnels = new Tunnels(drafts);
    }

    /** Without a language, a prompt or a well-known program on the first line that is not a comment or a variable says it. */
    static boolean isCertain(Programs programs, String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !PREPARATION.matcher(line).matches())
                .findFirst()
                .map(line -> Prompts.length(line) > 0 || OutputLines.beginsCommand(programs, line))
                .orElse(false);
    }

    List<Draft> drafts() {
        int at = 0;
        while (at < text.length() && !givenUp) {
            at = line(at) + 1;
        }
        return drafts;
    }

    /** @return offset of the end of the last line that was read */
    private int line(int start) {
        int end = lineEnd(start);
        String line = text.substring(start, end);
        int prompt = Prompts.length(line);
        if (prompt > 0) {
            return statement(start + prompt);
        }
        if (line.isBlank()) {
            afterOutput = false;
            titles.clear();
            return end;
        }
        int first = start + line.length() - line.stripLeading().length();
        String stripped = line.strip();
        if (stripped.startsWith("#") || stripped.startsWith("// ")) {
            afterOutput = false;
            titles.comment(COMMENT_MARK.matcher(stripped).replaceFirst(""));
            return end;
        }
        if (isOutput(line)) {
            return end;
        }
        int query = PromqlText.mayBegin(line) ? query(first) : -1;
        if (query >= 0) {
            return query;
        }
        return SQL.matcher(stripped).matches() ? sql(first) : statement(first);
    }

    private boolean isOutput(String line) {
        String stripped = line.strip();
        if (OutputLines.beginsCommand(programs, stripped)) {
            afterOutput = false;
            return false;
        }
        boolean query = PromqlText.mayBegin(line);
        if (query) {
            afterOutput = terminal && afterCommand;
        } else if (terminal) {
            afterOutput = true;
        } else if (!GROUP.matcher(stripped).matches()) {
            afterOutput = OutputLines.cannotBeCommand(stripped)
                    || afterCommand && OutputLines.looksLike(line)
                    || afterOutput && !SCRIPT_OR_ASSIGNMENT.matcher(stripped).matches();
        }
        return afterOutput;
    }

    private int query(int start) {
        int end = queries.longest(start, 40);
        if (end < 0) {
            return isCallOfPromql(start) ? wrongQuery(start) : -1;
        }
        String source = text.substring(start, end).strip();
        boolean named = Promql.parse(source) instanceof Promql.Query query
                && !query.metrics().isEmpty();
        if (!named) {
            return -1;
        }
        surroundings.sawAll(source);
        add(start, end, source, PromqlVerdicts.query(PromqlText.uncommented(source)), "");
        return end;
    }

    private boolean isCallOfPromql(int start) {
        return CALL_OF_PROMQL.matcher(text.substring(start, lineEnd(start))).matches();
    }

    private int wrongQuery(int start) {
        int end = PromqlText.groupEnd(text, start);
        String source = text.substring(start, end).strip();
        add(start, end, source, PromqlVerdicts.query(source), "");
        return end;
    }

    private int sql(int start) {
        int close = SqlTokens.end(text.substring(start, sqlLimit(start)));
        int end = close < 0 ? lineEnd(start) : start + close;
        String source = text.substring(start, end);
        surroundings.sawAll(source);
        add(start, end, source.strip(), SqlVerdicts.of(source, List.of(), false), "");
        return lineEnd(end);
    }

    /** A blank line ends a statement that has no semicolon, but it may stand in the body of a function. */
    private int sqlLimit(int start) {
        int blank = text.indexOf("\n\n", start);
        boolean body = blank > 0
                && text.substring(start, Math.min(blank, start + WINDOW)).contains("$$");
        return blank < 0 || body ? Math.min(text.length(), start + WINDOW) : Math.min(blank, start + WINDOW);
    }

    /** What is never closed is looked for in a window only: to look through the whole block again and again takes too long. */
    private Statement read(int start) {
        if (window.length() < text.length() && window.length() - start < WINDOW) {
            window = text.substring(0, Math.min(text.length(), start + 2 * WINDOW));
        }
        Statement statement = ShellReader.read(window, start);
        boolean cut = window.length() < text.length() && statement.end() >= window.length();
        return cut ? new Statement.Unreadable("it is too long", start, lineEnd(start)) : statement;
    }

    private int statement(int start) {
        Statement statement = read(start);
        afterCommand = true;
        if (statement instanceof Statement.Commands commands) {
            commands(commands);
        } else if (statement instanceof Statement.Unreadable unreadable) {
            unreadable();
            int end = unreadable.end();
            String source = text.substring(start, end).strip();
            add(start, end, source, new Verdict.ByHand("it cannot be read as a command: " + unreadable.reason()), "");
        }
        return lineEnd(statement.end());
    }

    /** A block of which so much cannot be read is no script. */
    private void unreadable() {
        givenUp = ++unreadable > MOST_UNREADABLE;
    }

    private void commands(Statement.Commands commands) {
        PipelineReader reader = new PipelineReader(programs);
        List<Draft> found = new ArrayList<>();
        boolean optional = false;
        for (Pipeline pipeline : commands.pipelines()) {
            Verdict verdict = reader.read(pipeline, null, surroundings);
            boolean background = pipeline.joiner() == Pipeline.Joiner.BACKGROUND;
            if (background && !(verdict instanceof Verdict.Opens)) {
                verdict = new Verdict.ByHand("`&` leaves it running behind your back");
            }
            if (optional && !(verdict instanceof Verdict.Idle)) {
                verdict = new Verdict.ByHand(
                        "what stands behind `||` runs only when something failed, which a script has to decide");
            }
            optional = pipeline.joiner() == Pipeline.Joiner.OR;
            found.add(draft(pipeline.start(), pipeline.end(), source(pipeline), verdict, ""));
        }
        keep(commands, found);
    }

    /** Commands on one line are steps of their own, unless one of them has to be typed by hand: then all of them are. */
    private void keep(Statement.Commands commands, List<Draft> found) {
        List<Draft> acting = found.stream()
                .filter(draft -> !(draft.verdict() instanceof Verdict.Idle))
                .toList();
        String title = titles.take();
        String named = title.isEmpty() ? Titles.tidy(commands.comment()) : title;
        int end = found.get(found.size() - 1).end();
        for (Draft draft : acting) {
            if (draft.verdict() instanceof Verdict.ByHand) {
                String source = joined(text.substring(commands.start(), end));
                drafts.add(new Draft(commands.start(), end, named, source, draft.verdict(), List.of()));
                return;
            }
        }
        if (acting.isEmpty()) {
            drafts.add(found.get(0).titled(named));
            return;
        }
        for (Draft draft : acting) {
            tunnels.add(draft.titled(draft == acting.get(0) ? named : ""), surroundings);
        }
    }

    private void add(int start, int end, String source, Verdict verdict, String title) {
        afterCommand = true;
        String named = titles.take();
        drafts.add(draft(start, end, source, verdict, named.isEmpty() ? title : named));
    }

    private Draft draft(int start, int end, String source, Verdict verdict, String title) {
        List<Placeholder> placeholders = verdict instanceof Verdict.Typed typed
                ? new Placeholders(surroundings, typed.kind()).in(typed.words(), typed.filters())
                : List.of();
        return new Draft(start, end, title, source, verdict, placeholders);
    }

    private String source(Pipeline pipeline) {
        return joined(text.substring(pipeline.start(), pipeline.end()));
    }

    /** Continued lines become one. */
    private static String joined(String source) {
        return source.indexOf('\n') < 0
                ? source.strip()
                : CONTINUATION.matcher(source).replaceAll(" ").strip();
    }

    private int lineEnd(int start) {
        int end = text.indexOf('\n', Math.min(start, text.length()));
        return end < 0 ? text.length() : end;
    }
}
