package dev.pageturner.runbooks.filters;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** head and tail. */
final class Ends implements Filter {
    private final boolean head;
    private final boolean bytes;
    /** The sign of head's {@code -n -3} (all but) or tail's {@code -n +3} (from). */
    private final boolean signed;

    private final int count;

    private Ends(boolean head, boolean bytes, boolean signed, int count) {
        this.head = head;
        this.bytes = bytes;
        this.signed = signed;
        this.count = count;
    }

    static Ends of(String program, List<String> arguments) {
        Options options = new Options(program, "qv", "nc", Map.of("lines", 'n', "bytes", 'c', "quiet", 'q'))
                .read(counts(arguments))
                .withoutFiles();
        boolean bytes = options.has('c');
        String value = options.value(bytes ? 'c' : 'n', "10");
        boolean head = program.equals("head");
        if (!value.matches("[-+]?\\d{1,9}")) {
            throw new FilterException("`" + program + "` needs a number of lines, not `" + value + "`");
        }
        boolean signed = value.startsWith(head ? "-" : "+");
        return new Ends(head, bytes, signed, Integer.parseInt(value.replaceFirst("^[-+]", "")));
    }

    /** {@code -5} is {@code -n 5}, but not where it is the value of an option. */
    private static List<String> counts(List<String> arguments) {
        List<String> plain = new ArrayList<>();
        String before = "";
        for (String word : arguments) {
            boolean value = before.matches("-[nc]|--lines|--bytes");
            plain.add(!value && word.matches("-\\d+") ? "-n" + word.substring(1) : word);
            before = value ? "" : word;
        }
        return plain;
    }

    @Override
    public String apply(String text) {
        if (bytes) {
            byte[] all = text.getBytes(StandardCharsets.UTF_8);
            int[] range = range(all.length);
            return new String(Arrays.copyOfRange(all, range[0], range[1]), StandardCharsets.UTF_8);
        }
        List<String> lines = Lines.of(text);
        int[] range = range(lines.size());
        String joined = Lines.joined(lines.subList(range[0], range[1]));
        boolean unfinished = range[1] == lines.size() && range[0] < range[1] && !text.endsWith("\n");
        return unfinished ? joined.substring(0, joined.length() - 1) : joined;
    }

    private int[] range(int size) {
        if (head) {
            return new int[] {0, signed ? Math.max(0, size - count) : Math.min(size, count)};
        }
        return new int[] {signed ? Math.min(size, Math.max(0, count - 1)) : Math.max(0, size - count), size};
    }
}
