package dev.pageturner.runbooks.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** uniq: neighbours that are equal become one. */
final class Uniq implements Filter {
    private final Options options;

    private Uniq(Options options) {
        this.options = options;
    }

    static Uniq of(List<String> arguments) {
        return new Uniq(new Options(
                        "uniq", "cdui", "", Map.of("count", 'c', "repeated", 'd', "unique", 'u', "ignore-case", 'i'))
                .read(arguments)
                .withoutFiles());
    }

    @Override
    public String apply(String text) {
        List<String> out = new ArrayList<>();
        List<String> lines = Lines.of(text);
        int at = 0;
        while (at < lines.size()) {
            int end = at + 1;
            while (end < lines.size() && same(lines.get(at), lines.get(end))) {
                end++;
            }
            int count = end - at;
            boolean shown = !(options.has('d') && count == 1) && !(options.has('u') && count > 1);
            if (shown) {
                out.add(options.has('c') ? String.format("%7d %s", count, lines.get(at)) : lines.get(at));
            }
            at = end;
        }
        return Lines.joined(out);
    }

    private boolean same(String left, String right) {
        return options.has('i') ? left.equalsIgnoreCase(right) : left.equals(right);
    }
}
