package dev.pageturner.runbooks.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a query into tokens. */
final class Lexer {
    private static final Pattern DURATION = Pattern.compile("(?:\\d+(?:ms|[smhdwy]))+(?![\\w:])");
    private static final Pattern IN_BRACKETS = Pattern.compile("(?:\\d+(?:ms|[smhdwy]))+(?!\\w)");
    private static final Pattern NUMBER =
            Pattern.compile("(?:0[xX][0-9a-fA-F]+|(?:\\d[\\d_]*\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)(?![\\w:])");
    private static final Pattern OPERATOR = Pattern.compile("==|!=|=~|!~|>=|<=|[-+*/%^<>=(){}\\[\\],:@]");

    private final String text;
    private int at;
    private final List<Token> tokens = new ArrayList<>();

    Lexer(String text) {
        this.text = text;
    }

    List<Token> tokens() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == '"' || c == '\'' || c == '`') {
                string(c);
            } else if (inBrackets() && c == ':') {
                tokens.add(new Token(Token.Kind.OPERATOR, ":", at++));
            } else {
                other();
            }
        }
        tokens.add(new Token(Token.Kind.END, "", at));
        return tokens;
    }

    /** Between brackets a colon separates range and step; elsewhere it belongs to a name. */
    private boolean inBrackets() {
        for (int i = tokens.size() - 1; i >= 0 && i > tokens.size() - 4; i--) {
            if (tokens.get(i).is("]")) {
                return false;
            }
            if (tokens.get(i).is("[")) {
                return true;
            }
        }
        return false;
    }

    private void string(char quote) {
        StringBuilder content = new StringBuilder();
        int start = at++;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at);
            if (c == '\n' && quote != '`') {
                throw new PromqlSyntaxException("a string is never closed", start);
            }
            if (c == '\\' && quote != '`' && at + 1 < text.length()) {
                content.append(c);
                at++;
            }
            content.append(text.charAt(at++));
        }
        if (at >= text.length()) {
            throw new PromqlSyntaxException("a string is never closed", start);
        }
        at++;
        tokens.add(new Token(Token.Kind.STRING, content.toString(), start));
    }

    private void other() {
        char c = text.charAt(at);
        if (isLetter(c)) {
            name();
            return;
        }
        boolean found = isDigit(c) || c == '.' ? number() : take(OPERATOR, Token.Kind.OPERATOR);
        if (!found) {
            throw new PromqlSyntaxException("`" + c + "` has no meaning in PromQL", at);
        }
    }

    private void name() {
        int start = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        tokens.add(new Token(Token.Kind.NAME, text.substring(start, at), start));
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean number() {
        return inBrackets() && take(IN_BRACKETS, Token.Kind.DURATION)
                || take(DURATION, Token.Kind.DURATION)
                || take(NUMBER, Token.Kind.NUMBER);
    }

    private boolean take(Pattern pattern, Token.Kind kind) {
        Matcher matcher = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return false;
        }
        tokens.add(new Token(kind, matcher.group(), at));
        at = matcher.end();
        return true;
    }
}
