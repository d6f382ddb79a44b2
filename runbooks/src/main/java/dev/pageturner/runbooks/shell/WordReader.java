package dev.pageturner.runbooks.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one word: quotes, escapes, variables, substitutions, and the blanks that authors leave. */
final class WordReader {
    /** {@code <pod-name>} is a blank, where a shell would see two redirections. */
    private static final Pattern ANGLE =
            Pattern.compile("<[A-Za-z](?:[^<>|&;\\n\"'`$()]|(?<=[A-Za-z])'(?=s? )){0,78}(?<! )>");
    /** {@code {{ $labels.pod }}}: spaces inside do not end the word. */
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{[^{}\\n]{1,80}}}");
    /** {@code [Pod name]}: a blank of several words. */
    private static final Pattern BRACKET = Pattern.compile("\\[[A-Za-z][A-Za-z0-9_-]*( [A-Za-z0-9_-]+){1,5}]");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern BRACED = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)(?::?-([^{}$`\\n]*))?}");

    private final String text;
    private int at;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder bare = new StringBuilder();

    WordReader(String text, int at) {
        this.text = text;
        this.at = at;
    }

    ShellWord read() {
        int start = at;
        while (at < text.length() && step(text.charAt(at))) {
            // each call moves on
        }
        flush();
        return new ShellWord(pieces, start, at);
    }

    /** @return false at the end of the word */
    private boolean step(char c) {
        switch (c) {
            case '\'' -> single();
            case '"' -> twice();
            case '\\' -> escape();
            case '$' -> dollar(false);
            case '`' -> backquote();
            case '<', '>' -> {
                return angle(c);
            }
            case '{', '[' -> bracket(c);
            case ' ', '\t', '\n', ';', '&', '|', '(', ')' -> {
                return false;
            }
            default -> {
                bare.append(c);
                at++;
            }
        }
        return true;
    }

    private void single() {
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            throw new ShellSyntaxException("a single quote is never closed");
        }
        quoted(text.substring(at + 1, end));
        at = end + 1;
    }

    private void twice() {
        int open = at++;
        StringBuilder inside = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            inDoubleQuotes(inside);
        }
        if (at >= text.length()) {
            at = open;
            throw new ShellSyntaxException("a double quote is never closed");
        }
        at++;
        quoted(inside.toString());
    }

    private void inDoubleQuotes(StringBuilder inside) {
        char c = text.charAt(at);
        if (c == '\\' && at + 1 < text.length()) {
            char next = text.charAt(at + 1);
            if (next != '\n') {
                inside.append("$`\"\\".indexOf(next) >= 0 ? String.valueOf(next) : "\\" + next);
            }
            at += 2;
            return;
        }
        String template = c == '{' ? match(TEMPLATE) : null;
        if (template != null) {
            inside.append(template);
            at += template.length();
        } else if (c == '$' || c == '`') {
            quoted(inside.toString());
            inside.setLength(0);
            if (c == '$') {
                dollar(true);
            } else {
                backquote();
            }
        } else {
            inside.append(c);
            at++;
        }
    }

    private void escape() {
        if (at + 1 >= text.length()) {
            bare.append('\\');
            at++;
            return;
        }
        if (text.charAt(at + 1) != '\n') {
            quoted(String.valueOf(text.charAt(at + 1)));
        }
        at += 2;
    }

    private void dollar(boolean inQuotes) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (next == '(') {
            computed(Nesting.closing(text, at + 1), "a command substitution");
        } else if (next == '{') {
            braced();
        } else if (NAME.matcher(String.valueOf(next)).matches()) {
            Matcher name = NAME.matcher(text).region(at + 1, text.length());
            boolean found = name.lookingAt();
            add(new Piece.Variable(name.group(), "$" + name.group(), null));
            at = found ? name.end() : at + 1;
        } else if ("?!$@*#-0123456789".indexOf(next) >= 0) {
            computed(at + 2, "a shell parameter ($" + next + ")");
        } else if (!inQuotes && (next == '\'' || next == '"')) {
            throw new ShellSyntaxException("a quote with $ in front of it is not understood");
        } else {
            quoted("$");
            at++;
        }
    }

    private void braced() {
        Matcher plain = BRACED.matcher(text).region(at + 1, text.length());
        if (plain.lookingAt()) {
            String spelling = text.substring(at, plain.end());
            add(new Piece.Variable(plain.group(1), spelling, plain.group(2)));
            at = plain.end();
        } else {
            computed(Nesting.closing(text, at + 1), "a computed variable");
        }
    }

    private void backquote() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '`') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw new ShellSyntaxException("a backquote is never closed");
        }
        computed(end + 1, "a command substitution");
    }

    private boolean angle(char c) {
        String blank = c == '<' ? match(ANGLE) : null;
        if (blank != null) {
            quoted(blank);
            at += blank.length();
            return true;
        }
        if (at + 1 < text.length() && text.charAt(at + 1) == '(') {
            computed(Nesting.closing(text, at + 1), "a process substitution");
            return true;
        }
        return false;
    }

    private void bracket(char c) {
        String blank = match(c == '{' ? TEMPLATE : BRACKET);
        if (blank == null) {
            bare.append(c);
            at++;
        } else {
            quoted(blank);
            at += blank.length();
        }
    }

    private @Nullable String match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? matcher.group() : null;
    }

    private void computed(int end, String what) {
        add(new Piece.Computed(text.substring(at, Math.min(end, text.length())), what));
        at = Math.min(end, text.length());
    }

    private void quoted(String inside) {
        add(new Piece.Text(inside, true));
    }

    private void add(Piece piece) {
        flush();
        pieces.add(piece);
    }

    private void flush() {
        if (!bare.isEmpty()) {
            pieces.add(new Piece.Text(bare.toString(), false));
            bare.setLength(0);
        }
    }
}
