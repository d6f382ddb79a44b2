package dev.pageturner.runbooks.promql;

import dev.pageturner.runbooks.promql.Promql.Matcher;
import dev.pageturner.runbooks.promql.Promql.Selector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Recursive descent over PromQL's grammar, checking types as Prometheus does. */
final class Parser {
    private static final int MAX_DEPTH = 100;
    /** Java compiles brackets in brackets by recursion. */
    private static final int LONGEST_REGEX = 1_000;

    private static final Set<String> LABEL_OPERATORS = Set.of("=", "!=", "=~", "!~");
    private static final Set<String> COMPARISONS = Set.of("==", "!=", ">", "<", ">=", "<=");
    private static final Set<String> SET_OPERATORS = Set.of("and", "or", "unless");

    private static final Set<String> KEYWORDS =
            Set.of("and", "or", "unless", "atan2", "bool", "on", "ignoring", "group_left", "group_right");

    private final List<Token> tokens;
    private int at;
    private int depth;
    private final List<Selector> selectors = new ArrayList<>();
    private final Set<String> functions = new LinkedHashSet<>();
    private final Set<String> groupings = new LinkedHashSet<>();
    private final List<String> ranges = new ArrayList<>();

    Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    Promql.Query query() {
        expression(1);
        if (peek().kind() != Token.Kind.END) {
            throw wrong("`" + peek().text() + "` does not belong behind a whole query");
        }
        return new Promql.Query(selectors, functions, groupings, ranges);
    }

    private Type expression(int lowest) {
        if (++depth > MAX_DEPTH) {
            throw wrong("the query is nested too deeply");
        }
        Type left = unary();
        while (true) {
            Token operator = peek();
            int precedence = precedence(operator);
            if (precedence < lowest) {
                depth--;
                return left;
            }
            at++;
            boolean bool = word("bool");
            boolean matching = modifiers();
            Type right = expression(operator.is("^") ? precedence : precedence + 1);
            if (matching && (left != Type.INSTANT || right != Type.INSTANT)) {
                throw new PromqlSyntaxException("`on` and `ignoring` work between vectors only", operator.offset());
            }
            left = combined(operator, left, right, bool);
        }
    }

    private static int precedence(Token token) {
        String text = token.kind() == Token.Kind.NAME ? token.text().toLowerCase(Locale.ROOT) : token.text();
        if (token.kind() == Token.Kind.NAME) {
            return switch (text) {
                case "or" -> 1;
                case "and", "unless" -> 2;
                case "atan2" -> 5;
                default -> 0;
            };
        }
        if (token.kind() != Token.Kind.OPERATOR) {
            return 0;
        }
        return switch (text) {
            case "==", "!=", ">", "<", ">=", "<=" -> 3;
            case "+", "-" -> 4;
            case "*", "/", "%" -> 5;
            case "^" -> 6;
            default -> 0;
        };
    }

    /** @return true behind {@code on} or {@code ignoring} */
    private boolean modifiers() {
        if (word("on") || word("ignoring")) {
            labels();
            if ((word("group_left") || word("group_right")) && peek().is("(")) {
                labels();
            }
            return true;
        }
        return false;
    }

    private Type combined(Token operator, Type left, Type right, boolean bool) {
        if (left == Type.RANGE || right == Type.RANGE || left == Type.STRING || right == Type.STRING) {
            throw new PromqlSyntaxException(
                    "`" + operator.text() + "` cannot take "
                            + (left == Type.INSTANT || left == Type.SCALAR ? right : left).words(),
                    operator.offset());
        }
        boolean scalars = left == Type.SCALAR && right == Type.SCALAR;
        if (SET_OPERATORS.contains(operator.text().toLowerCase(Locale.ROOT))
                && (left == Type.SCALAR || right == Type.SCALAR)) {
            throw new PromqlSyntaxException(
                    "`" + operator.text() + "` works on vectors, not on numbers", operator.offset());
        }
        if (COMPARISONS.contains(operator.text())) {
            if (scalars && !bool) {
                throw new PromqlSyntaxException("comparing two numbers needs `bool`", operator.offset());
            }
        } else if (bool) {
            throw new PromqlSyntaxException("`bool` belongs to comparisons only", operator.offset());
        }
        return scalars ? Type.SCALAR : Type.INSTANT;
    }

    private Type unary() {
        if (peek().is("-") || peek().is("+")) {
            at++;
            // a sign binds less tightly than ^ and more tightly than +
            Type type = expression(6);
            if (type == Type.RANGE || type == Type.STRING) {
                throw wrong("a sign cannot stand before " + type.words());
            }
            return type;
        }
        Token first = peek();
        int before = selectors.size();
        Type type = primary();
        // only a selector itself, not an expression that contains one, takes a plain range
        boolean selector = selectors.size() == before + 1 && !first.is("(") && functionless(first);
        return suffixes(type, selector);
    }

    private boolean functionless(Token first) {
        return first.is("{") || selectors.get(selectors.size() - 1).offset() == first.offset();
    }

    private Type primary() {
        Token token = next();
        return switch (token.kind()) {
            case NUMBER, DURATION -> Type.SCALAR;
            case STRING -> Type.STRING;
            case NAME -> named(token);
            case OPERATOR -> operator(token);
            case END -> throw new PromqlSyntaxException("the query ends too early", token.offset());
        };
    }

    private Type operator(Token token) {
        if (token.is("(")) {
            Type type = expression(1);
            expect(")");
            return type;
        }
        if (token.is("{")) {
            selector("", token);
            return Type.INSTANT;
        }
        throw new PromqlSyntaxException("`" + token.text() + "` stands where a value is needed", token.offset());
    }

    private Type named(Token token) {
        String name = token.text().toLowerCase(Locale.ROOT);
        boolean called = peek().is("(");
        if (Functions.AGGREGATIONS.contains(name) && (called || peekWord("by") || peekWord("without"))) {
            return aggregation(name);
        }
        if (called) {
            return call(token);
        }
        if (name.equals("inf") || name.equals("nan")) {
            return Type.SCALAR;
        }
        if (KEYWORDS.contains(name) && !peek().is("{")) {
            throw new PromqlSyntaxException("`" + token.text() + "` stands where a value is needed", token.offset());
        }
        if (peek().is("{")) {
            at++;
            selector(token.text(), token);
        } else {
            selectors.add(new Selector(token.text(), List.of(), token.offset()));
        }
        return Type.INSTANT;
    }

    private Type aggregation(String name) {
        functions.add(name);
        boolean grouped = grouping();
        expect("(");
        Type parameter = Functions.PARAMETERS.get(name);
        if (parameter != null) {
            argument(name, parameter);
            expect(",");
        }
        argument(name, Type.INSTANT);
        expect(")");
        if (!grouped) {
            grouping();
        }
        return Type.INSTANT;
    }

    private boolean grouping() {
        if (word("by") || word("without")) {
            labels();
            return true;
        }
        return false;
    }

    private Type call(Token token) {
        Functions.Signature signature = Functions.find(token.text());
        if (signature == null) {
            throw new PromqlSyntaxException("`" + token.text() + "` is not a function of Prometheus", token.offset());
        }
        functions.add(token.text());
        expect("(");
        int count = 0;
        while (!peek().is(")")) {
            argument(token.text(), typeOf(signature, count, token));
            count++;
            if (!peek().is(")")) {
                expect(",");
            }
        }
        at++;
        int least = signature.arguments().size() - Math.abs(signature.optional());
        if (count < least) {
            throw new PromqlSyntaxException(
                    "`" + token.text() + "` needs " + least + " arguments, not " + count, token.offset());
        }
        return signature.result();
    }

    private static Type typeOf(Functions.Signature signature, int index, Token token) {
        List<Type> arguments = signature.arguments();
        if (index < arguments.size()) {
            return arguments.get(index);
        }
        if (signature.optional() >= 0 || arguments.isEmpty()) {
            throw new PromqlSyntaxException(
                    "`" + token.text() + "` takes no more than " + arguments.size() + " arguments", token.offset());
        }
        return arguments.get(arguments.size() - 1);
    }

    private void argument(String function, Type wanted) {
        Token first = peek();
        Type given = expression(1);
        if (given != wanted) {
            throw new PromqlSyntaxException(
                    "`" + function + "` needs " + wanted.words() + " here, not " + given.words(), first.offset());
        }
    }

    private Type suffixes(Type start, boolean selector) {
        Type type = start;
        boolean bare = selector;
        boolean movable = selector;
        while (true) {
            boolean plain = bare;
            bare = false;
            if (peek().is("[")) {
                type = range(type, plain);
                movable = true;
            } else if (peekWord("offset") || peek().is("@")) {
                moved(type, movable);
            } else {
                return type;
            }
        }
    }

    private Type range(Type type, boolean plain) {
        if (type != Type.INSTANT) {
            throw wrong("a range cannot stand behind " + type.words());
        }
        at++;
        duration();
        if (peek().is(":")) {
            at++;
            if (!peek().is("]")) {
                duration();
            }
        } else if (!plain) {
            throw wrong(
                    "a range can only stand behind a selector; behind an expression it needs a step, as in [1h:1m]");
        }
        expect("]");
        return Type.RANGE;
    }

    private void moved(Type type, boolean movable) {
        if (!movable) {
            throw wrong(
                    "`" + peek().text() + "` can only stand behind a selector or a range, not behind " + type.words());
        }
        if (peek().is("@")) {
            moment();
        } else {
            at++;
            offset();
        }
    }

    private void offset() {
        if (peek().is("-")) {
            at++;
        }
        duration();
    }

    private void moment() {
        at++;
        if (peek().is("-") || peek().is("+")) {
            at++;
        }
        Token token = next();
        if (token.kind() == Token.Kind.NAME && Set.of("start", "end").contains(token.text())) {
            expect("(");
            expect(")");
        } else if (token.kind() != Token.Kind.NUMBER) {
            throw new PromqlSyntaxException("`@` needs a timestamp, start() or end()", token.offset());
        }
    }

    private void duration() {
        Token token = next();
        if (token.kind() != Token.Kind.DURATION && token.kind() != Token.Kind.NUMBER) {
            throw new PromqlSyntaxException(
                    "a duration such as 5m is needed, not `" + token.text() + "`", token.offset());
        }
        ranges.add(token.text());
    }

    private void selector(String metric, Token start) {
        List<Matcher> matchers = new ArrayList<>();
        String name = metric;
        while (!peek().is("}")) {
            Token label = next();
            boolean quotedName = label.kind() == Token.Kind.STRING && (peek().is(",") || peek().is("}"));
            if (quotedName && name.isEmpty()) {
                name = label.text();
            } else {
                matchers.add(matcher(label));
            }
            if (!peek().is("}")) {
                expect(",");
            }
        }
        at++;
        if (name.isEmpty() && matchers.stream().allMatch(Parser::matchesEmpty)) {
            throw new PromqlSyntaxException(
                    "a selector needs a name or a matcher that does not match the empty string", start.offset());
        }
        selectors.add(new Selector(nameOf(name, matchers), matchers, start.offset()));
    }

    private static String nameOf(String name, List<Matcher> matchers) {
        return matchers.stream()
                .filter(matcher ->
                        matcher.label().equals("__name__") && matcher.operator().equals("="))
                .map(Matcher::value)
                .findFirst()
                .orElse(name);
    }

    private Matcher matcher(Token label) {
        if (label.kind() != Token.Kind.NAME && label.kind() != Token.Kind.STRING
                || label.text().contains(":")) {
            throw new PromqlSyntaxException("a label is needed, not `" + label.text() + "`", label.offset());
        }
        Token operator = next();
        if (operator.kind() != Token.Kind.OPERATOR || !LABEL_OPERATORS.contains(operator.text())) {
            throw new PromqlSyntaxException(
                    "a label is compared by =, !=, =~ or !~, not by `" + operator.text() + "`", operator.offset());
        }
        Token value = next();
        if (value.kind() != Token.Kind.STRING) {
            throw new PromqlSyntaxException(
                    "the value of `" + label.text() + "` has to stand in quotes", value.offset());
        }
        if (operator.text().endsWith("~")) {
            regex(value);
        }
        return new Matcher(label.text(), operator.text(), value.text());
    }

    private static void regex(Token value) {
        if (value.text().length() > LONGEST_REGEX) {
            throw new PromqlSyntaxException("a regular expression is too long to be sure about", value.offset());
        }
        try {
            Pattern.compile(value.text().replace("\\\\", "\\"));
        } catch (PatternSyntaxException e) {
            throw new PromqlSyntaxException("`" + value.text() + "` is no regular expression", value.offset());
        }
    }

    private static boolean matchesEmpty(Matcher matcher) {
        boolean empty;
        if (matcher.operator().endsWith("~")) {
            empty = Pattern.compile(matcher.value().replace("\\\\", "\\"))
                    .matcher("")
                    .matches();
        } else {
            empty = matcher.value().isEmpty();
        }
        return matcher.operator().startsWith("!") != empty;
    }

    private void labels() {
        expect("(");
        while (!peek().is(")")) {
            Token label = next();
            if (label.kind() != Token.Kind.NAME && label.kind() != Token.Kind.STRING) {
                throw new PromqlSyntaxException("a label is needed, not `" + label.text() + "`", label.offset());
            }
            groupings.add(label.text());
            if (!peek().is(")")) {
                expect(",");
            }
        }
        at++;
    }

    private boolean word(String word) {
        if (peekWord(word)) {
            at++;
            return true;
        }
        return false;
    }

    private boolean peekWord(String word) {
        return peek().kind() == Token.Kind.NAME && peek().text().equalsIgnoreCase(word);
    }

    private void expect(String operator) {
        Token token = next();
        if (!token.is(operator)) {
            String found = token.kind() == Token.Kind.END ? "the end" : "`" + token.text() + "`";
            throw new PromqlSyntaxException("`" + operator + "` is missing before " + found, token.offset());
        }
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private PromqlSyntaxException wrong(@Nullable String sentence) {
        return new PromqlSyntaxException(String.valueOf(sentence), peek().offset());
    }
}
