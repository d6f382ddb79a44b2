package dev.pageturner.runbooks.filters;

import java.util.Map;

/** A set of characters as tr writes it: ranges, classes and escapes. */
final class TrSet {
    private static final Map<String, String> CLASSES = Map.of(
            "[:upper:]",
            range('A', 'Z'),
            "[:lower:]",
            range('a', 'z'),
            "[:digit:]",
            range('0', '9'),
            "[:alpha:]",
            range('A', 'Z') + range('a', 'z'),
            "[:alnum:]",
            range('0', '9') + range('A', 'Z') + range('a', 'z'),
            "[:space:]",
            "\t\n\u000B\f\r ",
            "[:blank:]",
            "\t ",
            "[:punct:]",
            range('!', '/') + range(':', '@') + range('[', '`') + range('{', '~'));

    private TrSet() {}

    static String expand(String set) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < set.length()) {
            String name = className(set, at);
            if (!name.isEmpty()) {
                out.append(CLASSES.get(name));
                at += name.length();
                continue;
            }
            if (set.startsWith("[:", at)
                    || set.startsWith("[=", at)
                    || set.startsWith("[", at) && set.indexOf("*]", at) > 0) {
                throw new FilterException("the set `" + set + "` of `tr` is not known here");
            }
            int width = set.charAt(at) == '\\' && at + 1 < set.length() ? 2 : 1;
            char from = character(set, at);
            boolean isRange = at + width + 1 < set.length() && set.charAt(at + width) == '-';
            if (isRange) {
                char to = character(set, at + width + 1);
                out.append(checked(from, to, set));
                at += width + 1 + (set.charAt(at + width + 1) == '\\' ? 2 : 1);
            } else {
                out.append(from);
                at += width;
            }
        }
        return out.toString();
    }

    private static String className(String set, int at) {
        return CLASSES.keySet().stream()
                .filter(name -> set.startsWith(name, at))
                .findFirst()
                .orElse("");
    }

    private static String checked(char from, char to, String set) {
        if (to < from) {
            throw new FilterException("a range in the set `" + set + "` of `tr` runs backwards");
        }
        return range(from, to);
    }

    private static String range(char from, char to) {
        StringBuilder out = new StringBuilder();
        for (int c = from; c <= to; c++) {
            out.append((char) c);
        }
        return out.toString();
    }

    private static char character(String set, int at) {
        if (set.charAt(at) != '\\' || at + 1 >= set.length()) {
            return set.charAt(at);
        }
        char c = set.charAt(at + 1);
        if (Character.isDigit(c)) {
            throw new FilterException("numbers of characters in `tr` are not known here");
        }
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'v' -> '\u000B';
            case 'a' -> '\u0007';
            case 'b' -> '\b';
            default -> c;
        };
    }
}
