package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.Placeholder;
import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.TextFilter;
import dev.pageturner.runbooks.shell.Piece;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the blanks that an author left in the words of a step. */
final class Placeholders {
    private static final Pattern BLANK =
            Pattern.compile("<(?<angle>[A-Za-z](?:[^<>|&;\\n\"'`$()]|(?<=[A-Za-z])'(?=s? )){0,78})>"
                    + "|\\{\\{-?\\s*\\$?\\.?(?:[Ll]abels|CommonLabels)\\.(?<label>\\w+)\\s*-?}}"
                    + "|\\{\\{\\s*(?<mustache>[A-Za-z_][\\w-]*)\\s*}}"
                    + "|(?<![\\w.*\\]\"'@)}])\\[(?<bracket>[A-Za-z][\\w -]{0,40})](?![\\w\\[*+?{])"
                    + "|(?<![\\w${-])(?<yours>(?:YOUR|MY|your|my)[-_][A-Za-z_-]*(?:NAME|ID|name|id|NAMESPACE|namespace|POD|pod))(?![\\w-])"
                    + "|(?<![\\w${-])(?<caps>POD_?NAME|NODE_?NAME|NAMESPACE_?NAME|DEPLOYMENT_?NAME|CONTAINER_?NAME)(?![\\w-])"
                    + "|(?<![\\w${-])(?<shout>[A-Z][A-Z0-9]{0,20}(?:[_-][A-Z0-9]{1,20}){0,4}[_-](?:NAME|NAMESPACE))(?![\\w-])"
                    + "|(?<![\\w${<./-])(?<plain>(?:pod|node|namespace|deployment|container)-name)(?![\\w.:/=-])"
                    + "|(?<![\\w${\\\\])\\{(?<brace>[a-z][a-z0-9]*(?:[_-][a-z0-9]+){0,4})}(?!})"
                    + "|%(?<percent>[A-Z][A-Z_]{2,40})%|__(?<under>[A-Z](?:[A-Z_]{0,40}[A-Z])?)__");
    /** Blanks that nobody could tell from the language they stand in. */
    private static final List<String> OUTSIDE_CODE =
            List.of("bracket", "mustache", "shout", "plain", "brace", "percent", "under");

    private static final List<String> NAMED =
            List.of("angle", "label", "bracket", "yours", "caps", "shout", "plain", "percent", "under");
    private static final Pattern LABEL_OF_ALERT =
            Pattern.compile("(?:the )?(?:value of )?(?:the )?`?(\\w+)`? label (?:from|of|in) (?:the )?alert");
    /** What Grafana fills in by itself, for the spans of time that people look at during an incident. */
    private static final Map<String, String> GRAFANA =
            Map.of("__rate_interval", "5m", "__interval", "1m", "__range", "1h");

    private static final Set<String> TEMPLATE_WORDS =
            Set.of("end", "else", "range", "if", "with", "define", "template");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?i)<.*>|.*\\.\\.\\..*|(your|my|example|replace|changeme|xxx).*|todo|");

    /** {@code $POD} does not stand in {@code $POD_NAME}. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:[A-Za-z_][A-Za-z0-9_]*|\\{[A-Za-z_][A-Za-z0-9_]*(?::?-[^{}$`\\n]*)?})");

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern ARTICLE = Pattern.compile("^(insert|the|your|my|a)[ _-]+");
    private static final Pattern NOT_WORD = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ENDS = Pattern.compile("^-|-$");
    private static final Pattern NAME_OF = Pattern.compile("(^|-)(pod|node|namespace|deployment|container)-?name$");
    private static final Pattern OURS = Pattern.compile("(?:YOUR|MY|your|my)[-_]");

    private final Surroundings surroundings;
    private final StepKind kind;
    private final Map<String, Placeholder> found = new LinkedHashMap<>();

    Placeholders(Surroundings surroundings, StepKind kind) {
        this.surroundings = surroundings;
        this.kind = kind;
    }

    /** True when a part of the word is left for somebody to fill in. */
    static boolean isIn(String word) {
        return mayHoldBlank(word) && BLANK.matcher(word).find();
    }

    List<Placeholder> in(List<String> words, List<TextFilter> filters) {
        boolean code = kind == StepKind.PROMQL
                || kind == StepKind.SQL_READ
                || words.get(0).equals("sql");
        words.forEach(word -> scan(word, code || word.startsWith("--patch=") || word.startsWith("--data=")));
        filters.forEach(filter -> filter.words().stream().skip(1).forEach(word -> scan(word, true)));
        return new ArrayList<>(found.values());
    }

    /** @param code true where brackets and comparisons have a meaning of their own */
    private void scan(String word, boolean code) {
        if (mayHoldBlank(word)) {
            Matcher blank = BLANK.matcher(word);
            while (blank.find()) {
                String name = name(blank);
                boolean meant = !code || isBlankInCode(word, blank);
                if (name != null && meant) {
                    add(name, blank.group(), null);
                }
            }
        }
        variables(word);
    }

    /** Most words hold nothing that any of the spellings begins with. */
    private static boolean mayHoldBlank(String word) {
        return word.indexOf('<') >= 0
                || word.indexOf('[') >= 0
                || word.indexOf('{') >= 0
                || word.indexOf('%') >= 0
                || word.contains("NAME")
                || word.contains("-name")
                || word.contains("__")
                || OURS.matcher(word).find();
    }

    /** The variables of this block that stand in the word, in the order in which the block has them. */
    private void variables(String word) {
        if (word.indexOf('$') < 0) {
            return;
        }
        Set<String> spellings = new HashSet<>();
        Matcher variable = VARIABLE.matcher(word);
        while (variable.find()) {
            spellings.add(variable.group());
        }
        surroundings.seen(spellings).forEach(this::variable);
    }

    private static boolean isBlankInCode(String word, Matcher blank) {
        if (OUTSIDE_CODE.stream().anyMatch(group -> blank.group(group) != null)) {
            return false;
        }
        boolean spaced = blank.group("angle") != null && blank.group().contains(" ");
        boolean quoted = blank.start() > 0
                && blank.end() < word.length()
                && "'\"".indexOf(word.charAt(blank.start() - 1)) >= 0
                && word.charAt(blank.start() - 1) == word.charAt(blank.end());
        return !spaced || quoted;
    }

    private static @Nullable String name(Matcher blank) {
        for (String group : NAMED) {
            if (blank.group(group) != null) {
                return blank.group(group);
            }
        }
        String braced = blank.group("mustache") == null ? blank.group("brace") : blank.group("mustache");
        return braced == null || TEMPLATE_WORDS.contains(braced) ? null : braced;
    }

    private void variable(Piece.Variable variable) {
        String known = surroundings.value(variable.name());
        String fallback = variable.fallback() == null ? GRAFANA.get(variable.name()) : variable.fallback();
        String value = known == null ? fallback : known;
        Matcher label = value == null ? null : LABEL_OF_ALERT.matcher(value);
        if (label != null && label.find()) {
            add(label.group(1), variable.spelling(), null);
        } else if (value != null && value.matches("<[^<>]+>")) {
            add(variable.name(), variable.spelling(), null);
        } else {
            boolean example = value == null || EXAMPLE.matcher(value).matches();
            add(variable.name(), variable.spelling(), example ? null : value);
        }
    }

    private void add(String written, String spelling, @Nullable String value) {
        Matcher label = LABEL_OF_ALERT.matcher(written);
        String name = canonical(label.find() ? label.group(1) : written);
        found.putIfAbsent(spelling, new Placeholder(name, spelling, type(name), value));
    }

    static String canonical(String written) {
        String spaced = HUMP.matcher(written.strip()).replaceAll("-").toLowerCase(Locale.ROOT);
        String joined =
                NOT_WORD.matcher(ARTICLE.matcher(spaced).replaceFirst("")).replaceAll("-");
        String name = ENDS.matcher(joined).replaceAll("");
        return switch (name) {
            case "ns" -> "namespace";
            case "deploy" -> "deployment";
            default -> NAME_OF.matcher(name).replaceFirst("$1$2");
        };
    }

    static Placeholder.Type type(String name) {
        String last = name.substring(name.lastIndexOf('-') + 1);
        return switch (last) {
            case "pod" -> Placeholder.Type.POD;
            case "node" -> Placeholder.Type.NODE;
            case "namespace", "ns" -> Placeholder.Type.NAMESPACE;
            case "deployment", "deploy" -> Placeholder.Type.DEPLOYMENT;
            case "container" -> Placeholder.Type.CONTAINER;
            case "revision" -> Placeholder.Type.REVISION;
            case "duration", "since", "interval", "timeout", "period" -> Placeholder.Type.DURATION;
            case "replicas", "count", "n", "limit", "pid", "port", "number", "threshold" -> Placeholder.Type.NUMBER;
            case "memory", "cpu", "quantity" -> Placeholder.Type.QUANTITY;
            default -> Placeholder.Type.TEXT;
        };
    }
}
