package dev.pageturner.runbooks.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the part of awk that {@link AwkProgram} knows; anything else is refused. */
final class AwkParser {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<number>\\d+(?:\\.\\d+)?)"
            + "|(?<string>\"(?:[^\"\\\\]|\\\\.)*\")|(?<name>[A-Za-z_]\\w*)"
            + "|(?<operator>==|!=|<=|>=|!~|&&|\\|\\||[-+*/%$<>~!(){},;]))");

    private final String source;
    private int at;

    AwkParser(String source) {
        this.source = source;
    }

    List<AwkProgram.Rule> rules() {
        List<AwkProgram.Rule> rules = new ArrayList<>();
        while (!atEnd()) {
            rules.add(rule());
            while (accept(";")) {
                // rules may be separated
            }
        }
        if (rules.isEmpty()) {
            throw unknown();
        }
        return rules;
    }

    private AwkProgram.Rule rule() {
        AwkProgram condition = peek("{") ? new AwkProgram.Always() : or();
        List<List<AwkProgram>> items = new ArrayList<>();
        if (accept("{")) {
            if (!"print".equals(name())) {
                throw unknown();
            }
            while (!peek("}") && !peek(";")) {
                items.add(concatenation());
                if (!accept(",")) {
                    break;
                }
            }
            accept(";");
            expect("}");
        }
        return new AwkProgram.Rule(condition, items);
    }

    private AwkProgram or() {
        AwkProgram left = and();
        while (accept("||")) {
            left = new AwkProgram.Binary("||", left, and());
        }
        return left;
    }

    private AwkProgram and() {
        AwkProgram left = comparison();
        while (accept("&&")) {
            left = new AwkProgram.Binary("&&", left, comparison());
        }
        return left;
    }

    private AwkProgram comparison() {
        AwkProgram left = sum();
        for (String operator : List.of("==", "!=", "<=", ">=", "<", ">", "!~", "~")) {
            if (accept(operator)) {
                return new AwkProgram.Binary(operator, left, sum());
            }
        }
        return left;
    }

    private AwkProgram sum() {
        AwkProgram left = product();
        while (true) {
            String operator = accept("+") ? "+" : accept("-") ? "-" : "";
            if (operator.isEmpty()) {
                return left;
            }
            left = new AwkProgram.Binary(operator, left, product());
        }
    }

    private AwkProgram product() {
        AwkProgram left = value();
        while (true) {
            String operator = accept("*") ? "*" : accept("%") ? "%" : "";
            if (operator.isEmpty()) {
                return left;
            }
            left = new AwkProgram.Binary(operator, left, value());
        }
    }

    /** Values side by side are joined; a comparison inside print would write a file. */
    private List<AwkProgram> concatenation() {
        List<AwkProgram> parts = new ArrayList<>();
        while (!peek(",") && !peek("}") && !peek(";") && !atEnd()) {
            parts.add(sum());
        }
        if (parts.isEmpty()) {
            throw unknown();
        }
        return parts;
    }

    private AwkProgram value() {
        if (accept("!")) {
            return new AwkProgram.Not(value());
        }
        if (accept("(")) {
            AwkProgram inner = or();
            expect(")");
            return inner;
        }
        if (accept("$")) {
            return new AwkProgram.Field(value());
        }
        spaces();
        return at < source.length() && source.charAt(at) == '/' ? regex() : constant();
    }

    private AwkProgram regex() {
        StringBuilder regex = new StringBuilder();
        at++;
        while (at < source.length() && source.charAt(at) != '/') {
            if (source.startsWith("\\/", at)) {
                at++;
            } else if (source.charAt(at) == '\\' && at + 1 < source.length()) {
                regex.append(source.charAt(at++));
            }
            regex.append(source.charAt(at++));
        }
        if (at >= source.length()) {
            throw unknown();
        }
        at++;
        PosixRegex.compile(regex.toString(), true, false);
        return new AwkProgram.Regex(regex.toString());
    }

    private AwkProgram constant() {
        Matcher token = token();
        if (token.group("number") != null) {
            at = token.end();
            return new AwkProgram.Constant(token.group("number"), true);
        }
        if (token.group("string") != null) {
            at = token.end();
            String inside = token.group("string");
            return new AwkProgram.Constant(unescaped(inside.substring(1, inside.length() - 1)), false);
        }
        String name = token.group("name");
        if (name != null && List.of("NR", "NF").contains(name)) {
            at = token.end();
            return new AwkProgram.Variable(name);
        }
        throw unknown();
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char next = text.charAt(++i);
            switch (next) {
                case 't' -> out.append('\t');
                case 'n' -> out.append('\n');
                case '"', '\\', '/' -> out.append(next);
                default -> throw new FilterException("`\\" + next + "` in this awk program is not known here");
            }
        }
        return out.toString();
    }

    private String name() {
        Matcher token = token();
        String name = token.group("name");
        if (name == null) {
            throw unknown();
        }
        at = token.end();
        return name;
    }

    private Matcher token() {
        Matcher token = TOKEN.matcher(source).region(at, source.length());
        if (!token.lookingAt()) {
            throw unknown();
        }
        return token;
    }

    private boolean peek(String operator) {
        spaces();
        Matcher token = TOKEN.matcher(source).region(at, source.length());
        return token.lookingAt() && operator.equals(token.group("operator"));
    }

    private boolean accept(String operator) {
        if (!peek(operator)) {
            return false;
        }
        at += operator.length();
        return true;
    }

    private void expect(String operator) {
        if (!accept(operator)) {
            throw unknown();
        }
    }

    private boolean atEnd() {
        spaces();
        return at >= source.length();
    }

    private void spaces() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }

    private static FilterException unknown() {
        return new FilterException("this `awk` program does more than print columns of chosen lines");
    }
}
