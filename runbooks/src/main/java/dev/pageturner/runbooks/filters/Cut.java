package dev.pageturner.runbooks.filters;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** cut by fields, characters or bytes. */
final class Cut implements Filter {
    private static final int MOST = 10_000;
    private static final Pattern RANGE = Pattern.compile("(\\d{0,4})(-?)(\\d{0,4})");

    private final String delimiter;
    private final String joiner;
    private final BitSet chosen;
    private final boolean fields;
    private final boolean onlyDelimited;

    private Cut(String delimiter, String joiner, BitSet chosen, boolean fields, boolean onlyDelimited) {
        this.delimiter = delimiter;
        this.joiner = joiner;
        this.chosen = chosen;
        this.fields = fields;
        this.onlyDelimited = onlyDelimited;
    }

    static Cut of(List<String> arguments) {
        Options options = new Options(
                        "cut",
                        "s",
                        "dfcbO",
                        Map.of(
                                "delimiter",
                                'd',
                                "fields",
                                'f',
                                "characters",
                                'c',
                                "bytes",
                                'b',
                                "only-delimited",
                                's',
                                "output-delimiter",
                                'O'))
                .read(arguments)
                .withoutFiles();
        long lists = "fcb".chars().filter(letter -> options.has((char) letter)).count();
        if (lists != 1) {
            throw new FilterException("`cut` needs one list of fields or characters");
        }
        boolean fields = options.has('f');
        String delimiter = options.value('d', "\t");
        if (delimiter.length() != 1) {
            throw new FilterException("`cut -d` takes one character");
        }
        if (!fields && options.has('O')) {
            throw new FilterException("`cut --output-delimiter` goes with fields only here");
        }
        String list = options.value(fields ? 'f' : options.has('c') ? 'c' : 'b', "");
        String joiner = options.value('O', fields ? delimiter : "");
        return new Cut(delimiter, joiner, ranges(list), fields, options.has('s'));
    }

    private static BitSet ranges(String list) {
        BitSet chosen = new BitSet();
        for (String part : list.split("[, ]", -1)) {
            Matcher range = RANGE.matcher(part);
            boolean open = range.matches() && !range.group(2).isEmpty();
            if (!range.matches() || range.group(1).isEmpty() && range.group(3).isEmpty() || part.matches("0.*")) {
                throw new FilterException("the list `" + list + "` of `cut` is not known here");
            }
            int from = range.group(1).isEmpty() ? 1 : Integer.parseInt(range.group(1));
            int to = range.group(3).isEmpty() ? (open ? MOST : from) : Integer.parseInt(range.group(3));
            if (to < from) {
                throw new FilterException("the list `" + list + "` of `cut` runs backwards");
            }
            chosen.set(from, to + 1);
        }
        return chosen;
    }

    @Override
    public String apply(String text) {
        List<String> out = new ArrayList<>();
        for (String line : Lines.of(text)) {
            if (!fields) {
                out.add(bytes(line));
            } else if (line.contains(delimiter)) {
                out.add(fields(line));
            } else if (!onlyDelimited) {
                out.add(line);
            }
        }
        return Lines.joined(out);
    }

    private String fields(String line) {
        String[] parts = line.split(Pattern.quote(delimiter), -1);
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (chosen.get(i + 1)) {
                kept.add(parts[i]);
            }
        }
        return kept.stream().collect(Collectors.joining(joiner));
    }

    /** GNU cut counts bytes for -c too. */
    private String bytes(String line) {
        byte[] all = line.getBytes(StandardCharsets.UTF_8);
        byte[] kept = new byte[all.length];
        int count = 0;
        for (int i = 0; i < all.length; i++) {
            if (chosen.get(i + 1)) {
                kept[count++] = all[i];
            }
        }
        return new String(kept, 0, count, StandardCharsets.UTF_8);
    }
}
