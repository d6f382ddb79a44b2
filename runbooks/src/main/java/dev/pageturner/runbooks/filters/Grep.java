package dev.pageturner.runbooks.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** grep on its standard input. */
final class Grep implements Filter {
    private static final long BUDGET = 60_000_000;
    private static final Map<String, Character> LONG = Map.ofEntries(
            Map.entry("ignore-case", 'i'),
            Map.entry("invert-match", 'v'),
            Map.entry("extended-regexp", 'E'),
            Map.entry("fixed-strings", 'F'),
            Map.entry("basic-regexp", 'G'),
            Map.entry("perl-regexp", 'P'),
            Map.entry("only-matching", 'o'),
            Map.entry("count", 'c'),
            Map.entry("after-context", 'A'),
            Map.entry("before-context", 'B'),
            Map.entry("context", 'C'),
            Map.entry("word-regexp", 'w'),
            Map.entry("line-regexp", 'x'),
            Map.entry("line-number", 'n'),
            Map.entry("quiet", 'q'),
            Map.entry("silent", 'q'),
            Map.entry("max-count", 'm'),
            Map.entry("regexp", 'e'),
            Map.entry("text", 'a'),
            Map.entry("no-messages", 's'),
            Map.entry("no-filename", 'h'),
            Map.entry("color", 'Z'),
            Map.entry("colour", 'Z'),
            Map.entry("line-buffered", 'Z'));

    private static final Pattern VALUED =
            Pattern.compile("-[a-zA-Z]*[ABCme]|--(?:after-context|before-context|context|max-count|regexp)");

    private final Options options;
    private final Pattern pattern;
    private final boolean longest;

    private Grep(Options options, Pattern pattern, boolean longest) {
        this.options = options;
        this.pattern = pattern;
        this.longest = longest;
    }

    /** @param program grep, egrep or fgrep */
    static Grep of(String program, List<String> arguments) {
        Options options = new Options(program, "ivEFGPocwxnqashZ", "ABCme", LONG).read(counts(arguments));
        List<String> operands = new ArrayList<>(options.operands());
        List<String> patterns = new ArrayList<>(options.values('e'));
        if (patterns.isEmpty()) {
            if (operands.isEmpty()) {
                throw new FilterException("`grep` is given no pattern");
            }
            patterns.add(operands.remove(0));
        }
        if (!operands.isEmpty()) {
            throw new FilterException("`grep` searches the file `" + operands.get(0) + "` here");
        }
        boolean context = options.has('A') || options.has('B') || options.has('C');
        if (context && options.has('o')) {
            throw new FilterException("`grep -o` shows no lines around what it finds");
        }
        for (char letter : new char[] {'A', 'B', 'C', 'm'}) {
            options.number(letter, 0);
        }
        return build(program, options, patterns);
    }

    /** {@code -5} is {@code -C 5}, but not where it is the value of an option. */
    private static List<String> counts(List<String> arguments) {
        List<String> plain = new ArrayList<>();
        String before = "";
        for (String word : arguments) {
            boolean value = VALUED.matcher(before).matches();
            plain.add(!value && word.matches("-\\d+") ? "-C" + word.substring(1) : word);
            before = value ? "" : word;
        }
        return plain;
    }

    private static Grep build(String program, Options options, List<String> patterns) {
        boolean fixed = options.has('F') || program.equals("fgrep");
        boolean extended = options.has('E') || program.equals("egrep");
        boolean perl = options.has('P');
        String joined = patterns.stream()
                .flatMap(text -> List.of(text.split("\n", -1)).stream())
                .map(text -> fixed
                        ? Pattern.quote(text)
                        : perl ? text : PosixRegex.translate(cased(text, options.has('i')), extended))
                .map(text -> patterns.size() > 1 || text.contains("|") ? "(?:" + text + ")" : text)
                .collect(Collectors.joining("|"));
        if (options.has('x')) {
            joined = "^(?:" + joined + ")\\z";
        } else if (options.has('w')) {
            joined = "(?<![\\p{L}\\p{N}_])(?:" + joined + ")(?![\\p{L}\\p{N}_])";
        }
        return new Grep(options, PosixRegex.pattern(joined, options.has('i')), !perl && joined.contains("|"));
    }

    /** Where case does not matter, a class of one case is that of all letters, also of scripts that have no case. */
    private static String cased(String pattern, boolean ignored) {
        return ignored ? pattern.replace("[:upper:]", "[:alpha:]").replace("[:lower:]", "[:alpha:]") : pattern;
    }

    @Override
    public String apply(String text) {
        try {
            return search(Lines.of(text), new BoundedText.Budget(BUDGET));
        } catch (StackOverflowError e) {
            throw new FilterException("the pattern takes too much memory on this text; write a simpler one");
        }
    }

    private String search(List<String> lines, BoundedText.Budget budget) {
        List<Integer> hits = new ArrayList<>();
        int most = options.has('m') ? options.number('m', 0) : Integer.MAX_VALUE;
        for (int i = 0; i < lines.size() && hits.size() < most; i++) {
            boolean found =
                    pattern.matcher(new BoundedText(lines.get(i), budget)).find();
            if (found != options.has('v')) {
                hits.add(i);
            }
        }
        if (options.has('q') || most == 0) {
            return "";
        }
        if (options.has('c')) {
            return hits.size() + "\n";
        }
        return options.has('o') ? parts(lines, hits, budget) : GrepContext.print(lines, hits, options);
    }

    private String parts(List<String> lines, List<Integer> hits, BoundedText.Budget budget) {
        StringBuilder out = new StringBuilder();
        if (options.has('v')) {
            return "";
        }
        for (int hit : hits) {
            String line = lines.get(hit);
            Matcher matcher = pattern.matcher(new BoundedText(line, budget));
            matcher.useAnchoringBounds(false).useTransparentBounds(true);
            int at = 0;
            while (at <= line.length() && matcher.region(at, line.length()).find()) {
                int start = matcher.start();
                int end = longest ? longestEnd(matcher, start, line.length()) : matcher.end();
                if (end > start) {
                    out.append(options.has('n') ? (hit + 1) + ":" : "")
                            .append(line, start, end)
                            .append('\n');
                }
                at = end > start ? end : start + 1;
            }
        }
        return out.toString();
    }

    /** POSIX takes the longest of all alternatives, Java the first. */
    private static int longestEnd(Matcher matcher, int start, int length) {
        int least = matcher.end();
        for (int end = length; end > least; end--) {
            if (matcher.region(start, end).matches()) {
                return end;
            }
        }
        return least;
    }
}
