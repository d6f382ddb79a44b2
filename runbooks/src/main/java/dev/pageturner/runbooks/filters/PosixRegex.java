package dev.pageturner.runbooks.filters;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Translates POSIX regular expressions with GNU's extensions, basic or extended, to Java's. */
final class PosixRegex {
    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("alpha", "\\p{L}"),
            Map.entry("digit", "0-9"),
            Map.entry("alnum", "\\p{L}\\p{N}"),
            Map.entry("upper", "\\p{Lu}"),
            Map.entry("lower", "\\p{Ll}"),
            Map.entry("space", " \\t\\n\\x0B\\f\\r"),
            Map.entry("blank", " \\t"),
            Map.entry("punct", "!-/:-@\\[-`{-~"),
            Map.entry("xdigit", "0-9A-Fa-f"),
            Map.entry("cntrl", "\\x00-\\x1F\\x7F"),
            Map.entry("print", "\\x20-\\x7E"),
            Map.entry("graph", "\\x21-\\x7E"));
    private static final Pattern INTERVAL = Pattern.compile("\\{(\\d{0,3})(,(\\d{0,3}))?\\\\?}");

    private final String source;
    private final boolean extended;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int groups;
    /** True where a repetition has nothing to repeat and an anchor is one. */
    private boolean fresh = true;

    private PosixRegex(String source, boolean extended) {
        this.source = source;
        this.extended = extended;
    }

    static Pattern compile(String source, boolean extended, boolean ignoreCase) {
        return pattern(new PosixRegex(source, extended).translated(), ignoreCase);
    }

    static String translate(String source, boolean extended) {
        return new PosixRegex(source, extended).translated();
    }

    static Pattern pattern(String java, boolean ignoreCase) {
        try {
            int flags = Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
            return Pattern.compile(java, flags);
        } catch (PatternSyntaxException e) {
            throw new FilterException("the pattern is no regular expression: " + e.getDescription());
        }
    }

    private String translated() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '\\') {
                escaped();
            } else if (c == '[') {
                bracket();
            } else if (extended && "(){}|+?".indexOf(c) >= 0) {
                at++;
                operator(c);
            } else {
                at++;
                plain(c);
            }
        }
        return out.toString();
    }

    private void plain(char c) {
        if (c == '.') {
            atom(".");
        } else if (c == '*') {
            repeat("*");
        } else if (c == '^' && (extended || fresh)) {
            out.append('^');
        } else if (c == '$' && (extended || endsHere())) {
            out.append("\\z");
        } else {
            literal(c);
        }
    }

    private boolean endsHere() {
        return at == source.length() || source.startsWith("\\)", at) || source.startsWith("\\|", at);
    }

    private void operator(char c) {
        switch (c) {
            case '(' -> open();
            case ')' -> close();
            case '|' -> alternative();
            case '+', '?' -> repeat(String.valueOf(c));
            case '{' -> interval();
            default -> literal(c);
        }
    }

    private void open() {
        groups++;
        out.append('(');
        fresh = true;
    }

    private void close() {
        out.append(')');
        fresh = false;
    }

    private void alternative() {
        out.append('|');
        fresh = true;
    }

    private void repeat(String sign) {
        if (fresh) {
            if (sign.equals("*")) {
                literal('*');
            } else if (!extended) {
                literal(sign.charAt(0));
            }
            return;
        }
        // several repetitions in a row would be possessive or lazy in Java
        char last = out.charAt(out.length() - 1);
        if ("*+?}".indexOf(last) >= 0 && !endsWithLiteral()) {
            wrapLast(sign);
        } else {
            out.append(sign);
        }
    }

    private boolean endsWithLiteral() {
        int slashes = 0;
        int i = out.length() - 2;
        while (i >= 0 && out.charAt(i) == '\\') {
            slashes++;
            i--;
        }
        return slashes % 2 == 1;
    }

    private void wrapLast(String sign) {
        char last = out.charAt(out.length() - 1);
        if (last == sign.charAt(0) && sign.equals("*")) {
            return;
        }
        throw new FilterException("the pattern repeats a repetition");
    }

    private void interval() {
        java.util.regex.Matcher matcher = INTERVAL.matcher(source).region(at - 1, source.length());
        boolean valid = matcher.lookingAt() && !fresh && !(matcher.group(1).isEmpty() && matcher.group(2) == null);
        if (!valid) {
            literal('{');
            return;
        }
        String low = matcher.group(1).isEmpty() ? "0" : matcher.group(1);
        out.append('{')
                .append(low)
                .append(matcher.group(2) == null ? "" : matcher.group(2))
                .append('}');
        at = matcher.end();
    }

    private void escaped() {
        if (at + 1 >= source.length()) {
            throw new FilterException("the pattern ends with a backslash");
        }
        char c = source.charAt(at + 1);
        at += 2;
        if (!extended && "(){}|+?".indexOf(c) >= 0) {
            operator(c);
        } else if ("wWsSbB".indexOf(c) >= 0) {
            word(c);
        } else if (c == '<' || c == '>') {
            out.append(
                    c == '<' ? "(?<![\\p{L}\\p{N}_])(?=[\\p{L}\\p{N}_])" : "(?<=[\\p{L}\\p{N}_])(?![\\p{L}\\p{N}_])");
        } else if (c >= '1' && c <= '9') {
            reference(c - '0');
        } else {
            literal(c);
        }
    }

    private void word(char c) {
        switch (c) {
            case 'w' -> atom("[\\p{L}\\p{N}_]");
            case 'W' -> atom("[^\\p{L}\\p{N}_]");
            case 's', 'S' -> atom("\\" + c);
            default -> out.append('\\').append(c);
        }
    }

    private void reference(int group) {
        if (group > groups) {
            throw new FilterException("the pattern refers to a group that it does not have");
        }
        atom("\\" + group + "(?:)");
    }

    private void atom(String java) {
        out.append(java);
        fresh = false;
    }

    private void literal(char c) {
        boolean special = "\\[](){}.*+?^$|#&-~<>".indexOf(c) >= 0;
        atom(special ? "\\" + c : String.valueOf(c));
    }

    private void bracket() {
        at++;
        StringBuilder set = new StringBuilder("[");
        if (at < source.length() && source.charAt(at) == '^') {
            set.append('^');
            at++;
        }
        int first = at;
        while (at < source.length() && (source.charAt(at) != ']' || at == first)) {
            member(set);
        }
        if (at >= source.length()) {
            throw new FilterException("a bracket in the pattern is never closed");
        }
        at++;
        atom(set.append(']').toString());
    }

    private void member(StringBuilder set) {
        if (source.startsWith("[:", at)) {
            int end = source.indexOf(":]", at);
            String name = end < 0 ? "" : source.substring(at + 2, end);
            String members = CLASSES.get(name);
            if (members == null) {
                throw new FilterException("the pattern names a class of characters that does not exist");
            }
            set.append(members);
            at = end + 2;
            return;
        }
        char c = source.charAt(at++);
        if (source.startsWith("[.", at - 1) || source.startsWith("[=", at - 1)) {
            throw new FilterException("the pattern uses collating symbols, which are not known here");
        }
        boolean range = c == '-'
                && set.length() > 1
                && at < source.length()
                && source.charAt(at) != ']'
                && set.charAt(set.length() - 1) != '^';
        set.append(range ? "-" : escapedMember(c));
    }

    private static String escapedMember(char c) {
        return "\\[]^-&~".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c);
    }
}
