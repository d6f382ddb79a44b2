package dev.pageturner.runbooks.filters;

import java.util.List;
import java.util.Map;

/** tr: replaces, deletes or squeezes characters. */
final class Tr implements Filter {
    private final boolean delete;
    private final boolean squeeze;
    private final boolean complement;
    private final String first;
    private final String second;

    private Tr(Options options) {
        delete = options.has('d');
        squeeze = options.has('s');
        complement = options.has('c') || options.has('C');
        List<String> sets = options.operands();
        int needed = delete == squeeze ? 2 : 1;
        boolean fits = sets.size() == needed || squeeze && !delete && sets.size() == 2;
        if (!fits) {
            throw new FilterException("`tr` needs " + needed + " sets of characters here");
        }
        first = TrSet.expand(sets.get(0));
        second = sets.size() > 1 ? TrSet.expand(sets.get(1)) : "";
        boolean translates = !delete && sets.size() == 2;
        if (translates && second.isEmpty()) {
            throw new FilterException("`tr` needs something to put instead");
        }
    }

    static Tr of(List<String> arguments) {
        return new Tr(new Options("tr", "dscC", "", Map.of("delete", 'd', "squeeze-repeats", 's', "complement", 'c'))
                .read(arguments));
    }

    @Override
    public String apply(String text) {
        StringBuilder out = new StringBuilder();
        String squeezed = second.isEmpty() ? first : second;
        boolean squeezesOthers = complement && second.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean member = first.indexOf(c) >= 0 != complement;
            if (delete && member) {
                continue;
            }
            char now = !delete && member && !second.isEmpty() ? translated(c) : c;
            boolean repeats = squeeze
                    && !out.isEmpty()
                    && out.charAt(out.length() - 1) == now
                    && squeezed.indexOf(now) >= 0 != squeezesOthers;
            if (!repeats) {
                out.append(now);
            }
        }
        return out.toString();
    }

    private char translated(char c) {
        int at = complement ? second.length() - 1 : first.lastIndexOf(c);
        return second.charAt(Math.min(at, second.length() - 1));
    }
}
