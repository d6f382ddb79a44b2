package dev.pageturner.runbooks.filters;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** tr: replaces, deletes or squeezes bytes, for GNU's knows no characters. */
final class Tr implements Filter {
    private static final int BYTES = 256;

    private final boolean delete;
    private final boolean squeeze;
    private final String first;
    private final String second;

    private Tr(Options options) {
        delete = options.has('d');
        squeeze = options.has('s');
        List<String> sets = options.operands();
        int needed = delete == squeeze ? 2 : 1;
        boolean fits = sets.size() == needed || squeeze && !delete && sets.size() == 2;
        if (!fits) {
            throw new FilterException("`tr` needs " + needed + " sets of characters here");
        }
        boolean translates = !delete && sets.size() == 2;
        if (translates) {
            checkClasses(sets.get(0), sets.get(1));
        }
        String named = TrSet.expand(bytes(sets.get(0)));
        first = options.has('c') || options.has('C') ? others(named) : named;
        second = sets.size() > 1 ? TrSet.expand(bytes(sets.get(1))) : "";
        if (translates && second.isEmpty()) {
            throw new FilterException("`tr` needs something to put instead");
        }
    }

    /** A class stands for many characters in no order, so only one case can be put for the other. */
    private static void checkClasses(String from, String to) {
        boolean cases = List.of("[:lower:] [:upper:]", "[:upper:] [:lower:]").contains(from + " " + to);
        if (to.contains("[:") && !cases) {
            throw new FilterException("`tr` cannot put a class of characters instead");
        }
    }

    static Tr of(List<String> arguments) {
        return new Tr(new Options("tr", "dscC", "", Map.of("delete", 'd', "squeeze-repeats", 's', "complement", 'c'))
                .read(arguments));
    }

    /** Each byte as one character. */
    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String others(String members) {
        StringBuilder others = new StringBuilder();
        for (char c = 0; c < BYTES; c++) {
            if (members.indexOf(c) < 0) {
                others.append(c);
            }
        }
        return others.toString();
    }

    @Override
    public String apply(String text) {
        StringBuilder out = new StringBuilder();
        String squeezed = second.isEmpty() ? first : second;
        for (char c : bytes(text).toCharArray()) {
            boolean member = first.indexOf(c) >= 0;
            if (delete && member) {
                continue;
            }
            char now = !delete && member && !second.isEmpty() ? translated(c) : c;
            boolean repeats =
                    squeeze && !out.isEmpty() && out.charAt(out.length() - 1) == now && squeezed.indexOf(now) >= 0;
            if (!repeats) {
                out.append(now);
            }
        }
        return new String(out.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private char translated(char c) {
        return second.charAt(Math.min(first.lastIndexOf(c), second.length() - 1));
    }
}
