package dev.pageturner.runbooks.filters;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** sort in the C locale: by code point, by number, by keys. */
final class Sort implements Filter {
    private static final Pattern KEY = Pattern.compile("(\\d{1,4})([bfhnr]*)(?:,(\\d{1,4})([bfhnr]*))?");
    private static final Pattern NUMBER =
            Pattern.compile("[ \\t]*(-?(?:\\d+\\.?\\d*|\\.\\d+))([KMGTPEZYk])?.*", Pattern.DOTALL);
    private static final String UNITS = " KMGTPEZY";

    private final Options options;
    private final Comparator<String> order;

    private Sort(Options options, Comparator<String> order) {
        this.options = options;
        this.order = order;
    }

    /** @param flags letters of the options that hold for this key */
    private record Key(int from, int to, String flags) {}

    static Sort of(List<String> arguments) {
        Options options = new Options(
                        "sort",
                        "bfhnrus",
                        "kt",
                        Map.of(
                                "reverse",
                                'r',
                                "numeric-sort",
                                'n',
                                "unique",
                                'u',
                                "key",
                                'k',
                                "field-separator",
                                't',
                                "human-numeric-sort",
                                'h',
                                "ignore-case",
                                'f',
                                "stable",
                                's',
                                "ignore-leading-blanks",
                                'b'))
                .read(arguments)
                .withoutFiles();
        String separator = options.value('t', "").replace("\\t", "\t");
        if (separator.length() > 1) {
            throw new FilterException("`sort -t` takes one character");
        }
        String global = "bfhnr"
                .chars()
                .filter(letter -> options.has((char) letter))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Comparator<String> order = null;
        for (String key : options.has('k') ? options.values('k') : List.of("1")) {
            Comparator<String> one = comparator(key(key, global), separator);
            order = order == null ? one : order.thenComparing(one);
        }
        return new Sort(options, java.util.Objects.requireNonNull(order));
    }

    private static Key key(String text, String global) {
        Matcher matcher = KEY.matcher(text);
        if (!matcher.matches() || matcher.group(1).equals("0")) {
            throw new FilterException("the key `" + text + "` of `sort` is not known here");
        }
        if ((text + global).contains("n") && (text + global).contains("h")) {
            throw new FilterException("`sort` cannot compare by -n and by -h at once");
        }
        String own = matcher.group(2) + (matcher.group(4) == null ? "" : matcher.group(4));
        int to = matcher.group(3) == null ? Integer.MAX_VALUE : Integer.parseInt(matcher.group(3));
        return new Key(Integer.parseInt(matcher.group(1)), to, own.isEmpty() ? global : own);
    }

    private static Comparator<String> comparator(Key key, String separator) {
        Comparator<String> order;
        if (key.flags().contains("h")) {
            order = Comparator.<String>comparingInt(text -> unit(folded(text, key)))
                    .thenComparing(text -> number(folded(text, key)));
        } else if (key.flags().contains("n")) {
            order = Comparator.comparing(Sort::number);
        } else {
            order = Comparator.comparing(text -> textual(text, key), Sort::byCodePoint);
        }
        Comparator<String> directed = key.flags().contains("r") ? order.reversed() : order;
        return Comparator.comparing(line -> field(line, key, separator), directed);
    }

    private static String textual(String text, Key key) {
        return folded(key.flags().contains("b") ? withoutBlanks(text) : text, key);
    }

    /** Letters of ASCII only, as the C locale has no others. */
    private static String folded(String text, Key key) {
        if (!key.flags().contains("f")) {
            return text;
        }
        StringBuilder upper = new StringBuilder(text);
        for (int i = 0; i < upper.length(); i++) {
            char c = upper.charAt(i);
            upper.setCharAt(i, c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
        }
        return upper.toString();
    }

    private static String withoutBlanks(String text) {
        int at = 0;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return text.substring(at);
    }

    private static String field(String line, Key key, String separator) {
        if (key.from() == 1 && key.to() == Integer.MAX_VALUE) {
            return line;
        }
        int start = offset(line, key.from() - 1, separator);
        int end = key.to() == Integer.MAX_VALUE ? line.length() : offset(line, key.to(), separator);
        if (!separator.isEmpty()
                && key.to() != Integer.MAX_VALUE
                && end > start
                && end <= line.length()
                && end > 0
                && line.startsWith(separator, end - 1)
                && end - 1 >= start
                && fields(line, separator) > key.to()) {
            end--;
        }
        return start >= end ? "" : line.substring(start, end);
    }

    private static int fields(String line, String separator) {
        return line.split(Pattern.quote(separator), -1).length;
    }

    /** Where the field begins; without a separator the blanks before a field belong to it. */
    private static int offset(String line, int skip, String separator) {
        int at = 0;
        for (int i = 0; i < skip && at < line.length(); i++) {
            if (separator.isEmpty()) {
                while (at < line.length() && isBlank(line.charAt(at))) {
                    at++;
                }
                while (at < line.length() && !isBlank(line.charAt(at))) {
                    at++;
                }
            } else {
                int next = line.indexOf(separator, at);
                at = next < 0 ? line.length() : next + 1;
            }
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static BigDecimal number(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.matches() && matcher.group(1).length() < 300
                ? new BigDecimal(matcher.group(1))
                : BigDecimal.ZERO;
    }

    /** The unit decides first, as in GNU sort: 2K comes after 1000. */
    private static int unit(String text) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches() || number(text).signum() == 0) {
            return 0;
        }
        String unit = matcher.group(2) == null ? " " : matcher.group(2).toUpperCase(java.util.Locale.ROOT);
        return UNITS.indexOf(unit) * number(text).signum();
    }

    private static int byCodePoint(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            if (left.charAt(i) != right.charAt(i)) {
                return Integer.compare(left.codePointAt(i), right.codePointAt(i));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    @Override
    public String apply(String text) {
        List<String> lines = new ArrayList<>(Lines.of(text));
        boolean lastResort = !options.has('u') && !options.has('s');
        Comparator<String> whole = Sort::byCodePoint;
        lines.sort(lastResort ? order.thenComparing(options.has('r') ? whole.reversed() : whole) : order);
        return Lines.joined(options.has('u') ? unique(lines) : lines);
    }

    private List<String> unique(List<String> lines) {
        List<String> unique = new ArrayList<>();
        for (String line : lines) {
            if (unique.isEmpty() || order.compare(unique.get(unique.size() - 1), line) != 0) {
                unique.add(line);
            }
        }
        return unique;
    }
}
