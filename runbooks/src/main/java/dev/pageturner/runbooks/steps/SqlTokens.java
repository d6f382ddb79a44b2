package dev.pageturner.runbooks.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits PostgreSQL's SQL into tokens and statements. Strings and comments can hide nothing from it. */
final class SqlTokens {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
    private static final Pattern NUMBER = Pattern.compile("\\.?\\d[\\w.]*");
    private static final Pattern TAG = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
    private static final Pattern BLANK =
            Pattern.compile("<[A-Za-z][\\w-]*>|\\$\\{\\w+}|\\$[A-Za-z_]\\w*|\\{\\{[^{}\\n]*}}|:'?\\w+'?");

    private final String text;
    private int at;
    private final List<Token> tokens = new ArrayList<>();

    private SqlTokens(String text) {
        this.text = text;
    }

    enum Kind {
        WORD,
        /** A name in double quotes. */
        QUOTED,
        LITERAL,
        BLANK,
        OTHER
    }

    /** @param text a word in lower case, otherwise as it stands there */
    record Token(Kind kind, String text, int start, int end) {
        boolean is(String expected) {
            return kind != Kind.LITERAL && kind != Kind.QUOTED && text.equals(expected);
        }
    }

    /** @throws IllegalArgumentException with a clause when a string or comment is never closed */
    static List<Token> of(String text) {
        SqlTokens reader = new SqlTokens(text);
        reader.read();
        return reader.tokens;
    }

    /** The offset behind the first semicolon that ends a statement; -1 when there is none. */
    static int end(String text) {
        SqlTokens reader = new SqlTokens(text);
        try {
            while (reader.at < text.length()) {
                reader.step();
                int last = reader.tokens.size() - 1;
                if (last >= 0 && reader.tokens.get(last).is(";")) {
                    return reader.at;
                }
            }
        } catch (IllegalArgumentException e) {
            return -1;
        }
        return -1;
    }

    private void read() {
        while (at < text.length()) {
            step();
        }
    }

    private void step() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (text.startsWith("--", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (text.startsWith("/*", at)) {
            comment();
        } else if (c == '\'') {
            string(isEscapeString());
        } else if (c == '"') {
            quoted();
        } else {
            other(c);
        }
    }

    private boolean isEscapeString() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        return last.end() == at && last.text().equals("e");
    }

    private void comment() {
        int depth = 0;
        while (at < text.length()) {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                at += 2;
                if (--depth == 0) {
                    return;
                }
            } else {
                at++;
            }
        }
        throw new IllegalArgumentException("a comment in it is never closed");
    }

    private void string(boolean escapes) {
        int start = at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && escapes) {
                at += 2;
            } else if (c == '\'' && text.startsWith("''", at)) {
                at += 2;
            } else if (c == '\'') {
                add(Kind.LITERAL, start, ++at);
                return;
            } else {
                at++;
            }
        }
        throw new IllegalArgumentException("a string in it is never closed");
    }

    private void quoted() {
        int end = text.indexOf('"', at + 1);
        while (end > 0 && text.startsWith("\"\"", end)) {
            end = text.indexOf('"', end + 2);
        }
        if (end < 0) {
            throw new IllegalArgumentException("a name in it is never closed");
        }
        int start = at;
        at = end + 1;
        tokens.add(new Token(Kind.QUOTED, text.substring(start + 1, end), start, at));
    }

    private void other(char c) {
        if (c == '$' && dollarString()) {
            return;
        }
        if ("<${:".indexOf(c) >= 0 && take(BLANK, Kind.BLANK)) {
            return;
        }
        if (mayBeginName(c) && take(NAME, Kind.WORD) || mayBeginNumber(c) && take(NUMBER, Kind.LITERAL)) {
            return;
        }
        boolean cast = text.startsWith("::", at);
        add(Kind.OTHER, at, at + (cast ? 2 : 1));
        at += cast ? 2 : 1;
    }

    /** Most characters of a hostile statement begin neither; a regular expression takes long to say so. */
    private static boolean mayBeginName(char c) {
        return c == '_' || Character.isLetter(c) || Character.isSurrogate(c);
    }

    private static boolean mayBeginNumber(char c) {
        return c == '.' || c >= '0' && c <= '9';
    }

    private boolean dollarString() {
        Matcher tag = TAG.matcher(text).region(at, text.length());
        if (!tag.lookingAt()) {
            return false;
        }
        int end = text.indexOf(tag.group(), tag.end());
        if (end < 0) {
            throw new IllegalArgumentException("a string in it is never closed");
        }
        int start = at;
        at = end + tag.group().length();
        add(Kind.LITERAL, start, at);
        return true;
    }

    private boolean take(Pattern pattern, Kind kind) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        int start = at;
        at = matcher.end();
        add(kind, start, at);
        return true;
    }

    private void add(Kind kind, int start, int end) {
        String found = text.substring(start, Math.min(end, text.length()));
        tokens.add(new Token(kind, kind == Kind.WORD ? found.toLowerCase(Locale.ROOT) : found, start, end));
    }

    /** One statement of a text, with the comment above it. */
    record Statement(String sql, int start, int end) {}

    /** Statements separated by semicolons; empty ones are left out. */
    static List<Statement> statements(String text) {
        List<Statement> statements = new ArrayList<>();
        int start = -1;
        int end = 0;
        for (Token token : of(text)) {
            if (token.is(";")) {
                if (start >= 0) {
                    statements.add(new Statement(text.substring(start, token.end()), start, token.end()));
                }
                start = -1;
            } else {
                start = start < 0 ? token.start() : start;
                end = token.end();
            }
        }
        if (start >= 0) {
            statements.add(new Statement(text.substring(start, end), start, end));
        }
        return statements;
    }
}
