package dev.pageturner.runbooks.filters;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/** wc: lines, words, characters, bytes, in this order. */
final class Wc implements Filter {
    private final Options options;

    private Wc(Options options) {
        this.options = options;
    }

    static Wc of(List<String> arguments) {
        return new Wc(new Options("wc", "lwcm", "", Map.of("lines", 'l', "words", 'w', "bytes", 'c', "chars", 'm'))
                .read(arguments)
                .withoutFiles());
    }

    @Override
    public String apply(String text) {
        boolean all = options.letters().isEmpty();
        List<Long> counts = new ArrayList<>();
        if (all || options.has('l')) {
            counts.add(text.chars().filter(c -> c == '\n').count());
        }
        if (all || options.has('w')) {
            counts.add((long) new StringTokenizer(text, " \t\n\u000B\f\r").countTokens());
        }
        if (options.has('m')) {
            counts.add((long) text.codePointCount(0, text.length()));
        }
        if (all || options.has('c')) {
            counts.add((long) text.getBytes(StandardCharsets.UTF_8).length);
        }
        if (counts.size() == 1) {
            return counts.get(0) + "\n";
        }
        StringBuilder out = new StringBuilder();
        for (Long count : counts) {
            out.append(out.isEmpty() ? "" : " ").append(String.format("%7d", count));
        }
        return out.append('\n').toString();
    }
}
