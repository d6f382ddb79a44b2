package dev.pageturner.bot.rehearsal.monitoring;

import dev.pageturner.bot.rehearsal.monitoring.Expr.Matcher;
import dev.pageturner.bot.rehearsal.monitoring.Expr.Matching;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads PromQL by recursive descent, with Prometheus' precedence. */
final class Parser {
    private static final Pattern TOKEN = Pattern.compile("\\G(?:\\s|#[^\\n]*)*(?:"
            + "(?<duration>(?:\\d+(?:ms|[smhdwy]))+)(?![\\w.])"
            + "|(?<number>0x[0-9a-fA-F]+|(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)"
            + "|(?<text>\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`)"
            + "|(?<word>[a-zA-Z_:][\\w:]*)"
            + "|(?<symbol>=~|!~|!=|==|>=|<=|[-+*/%^(){}\\[\\],=<>@])"
            + "|(?<end>$))");
    private static final List<Set<String>> LEVELS = List.of(
            Set.of("or"),
            Set.of("and", "unless"),
            Set.of("==", "!=", ">", "<", ">=", "<="),
            Set.of("+", "-"),
            Set.of("*", "/", "%"));
    private static final Set<String> AGGREGATES = Set.of(
            "sum",
            "avg",
            "min",
            "max",
            "count",
            "stddev",
            "stdvar",
            "group",
            "topk",
            "bottomk",
            "quantile",
            "count_values");
    private static final Map<String, Long> UNITS = Map.of(
            "ms",
            1L,
            "s",
            1_000L,
            "m",
            60_000L,
            "h",
            3_600_000L,
            "d",
            86_400_000L,
            "w",
            604_800_000L,
            "y",
            31_536_000_000L);

    private record Token(String kind, String text) {}

    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Parser(String query) {
        var matcher = TOKEN.matcher(query);
        int end = 0;
        while (end <= query.length() && matcher.find(end)) {
            for (String kind : List.of("duration", "number", "text", "word", "symbol", "end")) {
                if (matcher.group(kind) != null) {
                    tokens.add(new Token(kind, matcher.group(kind)));
                }
            }
            if (matcher.group("end") != null) {
                return;
            }
            end = matcher.end();
        }
        throw new QueryError("unexpected character at position " + end + ": '"
                + query.substring(end, Math.min(query.length(), end + 10)) + "'");
    }

    static Expr parse(String query) {
        Parser parser = new Parser(query);
        Expr expr = parser.binary(0);
        if (!parser.peek().kind().equals("end")) {
            throw new QueryError("unexpected \"" + parser.peek().text() + "\"");
        }
        return expr;
    }

    private Token peek() {
        return tokens.get(Math.min(at, tokens.size() - 1));
    }

    private boolean is(String text) {
        return peek().text().equals(text)
                && !peek().kind().equals("text")
                && !peek().kind().equals("end");
    }

    private boolean take(String text) {
        if (is(text)) {
            at++;
            return true;
        }
        return false;
    }

    private Token next() {
        Token token = peek();
        at++;
        return token;
    }

    private void expect(String text) {
        if (!take(text)) {
            throw new QueryError("expected \"" + text + "\" and found \"" + peek().text() + "\"");
        }
    }

    private Expr binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Expr left = binary(level + 1);
        while (LEVELS.get(level).contains(peek().text()) && !peek().kind().equals("text")) {
            String operator = next().text();
            boolean bool = take("bool");
            Matching matching = matching();
            left = new Expr.Binary(operator, bool, left, binary(level + 1), matching);
        }
        return left;
    }

    private Matching matching() {
        Matching matching = Matching.all();
        if (is("on") || is("ignoring")) {
            boolean on = next().text().equals("on");
            matching = new Matching(on, labels());
        }
        if (take("group_left") || take("group_right")) {
            if (is("(")) {
                labels();
            }
        }
        return matching;
    }

    private Expr unary() {
        if (take("-")) {
            return new Expr.Negate(unary());
        }
        take("+");
        Expr base = postfix();
        return take("^") ? new Expr.Binary("^", false, base, unary(), matching()) : base;
    }

    private Expr postfix() {
        Expr expr = primary();
        while (is("[")) {
            at++;
            Duration range = duration(next());
            if (!is("]")) {
                throw new QueryError("subqueries are not supported by the practice Prometheus");
            }
            expect("]");
            if (!(expr instanceof Expr.Select select) || select.range().isPresent()) {
                throw new QueryError("ranges are only allowed for vector selectors");
            }
            expr = new Expr.Select(select.matchers(), Optional.of(range));
        }
        if (is("offset") || is("@")) {
            throw new QueryError("\"" + peek().text() + "\" is not supported by the practice Prometheus");
        }
        return expr;
    }

    private static Duration duration(Token token) {
        if (!token.kind().equals("duration")) {
            throw new QueryError("bad duration \"" + token.text() + "\"");
        }
        long millis = 0;
        var part = Pattern.compile("(\\d+)(ms|[smhdwy])").matcher(token.text());
        while (part.find()) {
            millis += Long.parseLong(part.group(1)) * UNITS.getOrDefault(part.group(2), 0L);
        }
        return Duration.ofMillis(millis);
    }

    private Expr primary() {
        Token token = next();
        return switch (token.kind()) {
            case "number" -> new Expr.Number(number(token.text()));
            case "text" -> new Expr.Text(unquoted(token.text()));
            case "word" -> word(token.text());
            case "symbol" -> symbol(token.text());
            default ->
                throw new QueryError(
                        "unexpected " + (token.text().isEmpty() ? "end of the query" : "\"" + token.text() + "\""));
        };
    }

    private static double number(String text) {
        return text.startsWith("0x") ? Long.decode(text) : Double.parseDouble(text);
    }

    private static String unquoted(String text) {
        String inner = text.substring(1, text.length() - 1);
        return text.startsWith("`")
                ? inner
                : inner.replace("\\\"", "\"")
                        .replace("\\'", "'")
                        .replace("\\n", "\n")
                        .replace("\\\\", "\\");
    }

    private Expr symbol(String text) {
        if (text.equals("(")) {
            Expr inner = binary(0);
            expect(")");
            return inner;
        }
        if (text.equals("{")) {
            at--;
            return new Expr.Select(matchers(new ArrayList<>()), Optional.empty());
        }
        throw new QueryError("unexpected \"" + text + "\"");
    }

    private Expr word(String word) {
        if (AGGREGATES.contains(word) && (is("(") || is("by") || is("without"))) {
            return aggregate(word);
        }
        if (is("(")) {
            return new Expr.Call(word, arguments());
        }
        if (word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("nan")) {
            return new Expr.Number(word.equalsIgnoreCase("inf") ? Double.POSITIVE_INFINITY : Double.NaN);
        }
        List<Matcher> matchers = new ArrayList<>();
        matchers.add(new Matcher("__name__", "=", word));
        return new Expr.Select(is("{") ? matchers(matchers) : matchers, Optional.empty());
    }

    private Expr aggregate(String operator) {
        boolean grouped = is("by") || is("without");
        boolean without = is("without");
        List<String> labels = List.of();
        if (grouped) {
            at++;
            labels = labels();
        }
        List<Expr> arguments = arguments();
        if (!grouped && (is("by") || is("without"))) {
            without = next().text().equals("without");
            labels = labels();
        }
        if (arguments.isEmpty() || arguments.size() > 2) {
            throw new QueryError("wrong number of arguments for aggregate expression " + operator);
        }
        Optional<Expr> parameter = arguments.size() == 2 ? Optional.of(arguments.get(0)) : Optional.empty();
        return new Expr.Aggregate(operator, parameter, arguments.get(arguments.size() - 1), without, labels);
    }

    private List<Expr> arguments() {
        List<Expr> arguments = new ArrayList<>();
        expect("(");
        while (!take(")")) {
            arguments.add(binary(0));
            if (!is(")")) {
                expect(",");
            }
        }
        return arguments;
    }

    private List<String> labels() {
        List<String> labels = new ArrayList<>();
        expect("(");
        while (!take(")")) {
            labels.add(next().text());
            if (!is(")")) {
                expect(",");
            }
        }
        return labels;
    }

    private List<Matcher> matchers(List<Matcher> into) {
        expect("{");
        while (!take("}")) {
            String label = next().text();
            String operator = next().text();
            Token value = next();
            if (!Set.of("=", "!=", "=~", "!~").contains(operator)
                    || !value.kind().equals("text")) {
                throw new QueryError("unexpected \"" + operator + "\" in label matching of \"" + label + "\"");
            }
            into.add(new Matcher(label, operator, unquoted(value.text())));
            if (!is("}")) {
                expect(",");
            }
        }
        return into;
    }
}
