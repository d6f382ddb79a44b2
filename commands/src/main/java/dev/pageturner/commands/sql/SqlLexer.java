package dev.pageturner.commands.sql;

import dev.pageturner.commands.sql.SqlToken.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * PostgreSQL's lexical rules with {@code standard_conforming_strings}, comments left out. Only as much as it takes to know
 * where a statement ends and which names stand in it.
 */
final class SqlLexer {
    /** @see #tokens */
    static final class UnclosedException extends Exception {
        private static final long serialVersionUID = 1L;

        UnclosedException(String what) {
            super("the statement has an unclosed " + what);
        }
    }

    private final String sql;
    private final List<SqlToken> tokens = new ArrayList<>();
    private int at;

    private SqlLexer(String sql) {
        this.sql = sql;
    }

    /** @throws UnclosedException when a quote or comment has no end: where the statement ends would be a guess */
    static List<SqlToken> tokens(String sql) throws UnclosedException {
        SqlLexer lexer = new SqlLexer(sql);
        while (lexer.at < sql.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() throws UnclosedException {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            at = end < 0 ? sql.length() : end;
        } else if (sql.startsWith("/*", at)) {
            comment();
        } else if (c == '\'') {
            string(false);
        } else if (c == '"') {
            quotedWord();
        } else if (c == '$' && dollarTag() != null) {
            dollarString();
        } else if (isWordStart(c)) {
            word();
        } else if (c >= '0' && c <= '9') {
            number();
        } else {
            tokens.add(new SqlToken(Type.SYMBOL, String.valueOf(c), at++));
        }
    }

    private void comment() throws UnclosedException {
        int depth = 0;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else if (at++ >= sql.length()) {
                throw new UnclosedException("comment");
            }
        } while (depth > 0);
    }

    private void string(boolean escapes) throws UnclosedException {
        int start = at++;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\\' && escapes) {
                at += 2;
            } else if (c == '\'' && sql.startsWith("''", at)) {
                at += 2;
            } else if (c == '\'') {
                at++;
                tokens.add(new SqlToken(Type.STRING, sql.substring(start, at), start));
                return;
            } else {
                at++;
            }
        }
        throw new UnclosedException("quote");
    }

    private void quotedWord() throws UnclosedException {
        int start = at++;
        StringBuilder text = new StringBuilder();
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '"' && !sql.startsWith("\"\"", at)) {
                at++;
                tokens.add(new SqlToken(Type.QUOTED_WORD, text.toString(), start));
                return;
            }
            text.append(c);
            at += c == '"' ? 2 : 1;
        }
        throw new UnclosedException("double quote");
    }

    private @org.jspecify.annotations.Nullable String dollarTag() {
        int end = at + 1;
        while (end < sql.length() && isWordPart(sql.charAt(end)) && sql.charAt(end) != '$') {
            end++;
        }
        boolean tag = end < sql.length() && sql.charAt(end) == '$' && !Character.isDigit(sql.charAt(at + 1));
        return tag ? sql.substring(at, end + 1) : null;
    }

    private void dollarString() throws UnclosedException {
        String tag = String.valueOf(dollarTag());
        int end = sql.indexOf(tag, at + tag.length());
        if (end < 0) {
            throw new UnclosedException("dollar quote " + tag);
        }
        tokens.add(new SqlToken(Type.STRING, sql.substring(at, end + tag.length()), at));
        at = end + tag.length();
    }

    private void word() throws UnclosedException {
        int start = at;
        while (at < sql.length() && isWordPart(sql.charAt(at))) {
            at++;
        }
        String text = sql.substring(start, at).toLowerCase(Locale.ROOT);
        boolean quoteFollows = at < sql.length() && sql.charAt(at) == '\'';
        if (quoteFollows && text.equals("e")) {
            string(true);
        } else {
            tokens.add(new SqlToken(Type.WORD, text, start));
        }
    }

    private void number() {
        int start = at;
        while (at < sql.length() && (isWordPart(sql.charAt(at)) || sql.charAt(at) == '.')) {
            at++;
        }
        tokens.add(new SqlToken(Type.NUMBER, sql.substring(start, at), start));
    }

    private static boolean isWordStart(char c) {
        return c == '_' || c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || c == '$' || (c >= '0' && c <= '9');
    }
}
