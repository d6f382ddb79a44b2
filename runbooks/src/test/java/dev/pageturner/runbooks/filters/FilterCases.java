package dev.pageturner.runbooks.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generated arguments and texts of the kind that runbooks have. */
final class FilterCases {
    private static final List<String> WORDS = List.of(
            "error",
            "Error",
            "web-0",
            "1/1",
            "Running",
            "CrashLoopBackOff",
            "12m",
            "3",
            "10",
            "2.5",
            "a",
            "ab",
            "b",
            "a_b",
            "10.0.0.1",
            "panic:",
            "x=1",
            "\"kid\":",
            "warn",
            "WARN",
            "-",
            "--",
            "()",
            "[x]",
            "é",
            "$5",
            "^",
            "*",
            "a.b",
            "{}",
            "Ünïcode",
            "端末",
            "ÉCOLE",
            "école",
            "\uD83D\uDE00",
            "0x1F",
            "1e3",
            "-5",
            "+7",
            "007",
            "1.50",
            "512Mi",
            "2K",
            "3G",
            "95%",
            "key=value",
            "a,b,,c");
    private static final List<String> BASIC = List.of(
            "error",
            "error\\|panic",
            "a.b",
            "a\\.b",
            "^web",
            "m$",
            "a*b",
            "\\(a\\)b*",
            "[0-9]",
            "[0-9]\\+",
            "[^a-z]",
            "x=\\?",
            "[[:digit:]]\\{1,2\\}",
            "\\bweb",
            "\\<a",
            "a\\>",
            "*",
            "^*",
            "[]x]",
            "[a-c1]",
            "a\\{2\\}",
            "\\w\\+",
            "$5",
            "a^b",
            "()",
            "-0",
            "[.]",
            "\\$",
            "b\\|^a\\|m$",
            "\\(a\\|ab\\)\\(c\\|b\\)*",
            "{",
            "+");
    private static final List<String> EXTENDED = List.of(
            "error|panic",
            "(a|ab)(b|c)?",
            "^(web|pod)-[0-9]+",
            "[0-9]{1,3}(\\.[0-9]{1,3}){3}",
            "a+",
            "x=?",
            "^$",
            "\\(\\)",
            "[[:upper:]]+",
            "(E|e)rror",
            "m$|^a",
            "[^ ]+",
            "\\.",
            "a|b|ab",
            "W?A?R?N",
            "\\w+=\\d*",
            "(warn|WARN).*",
            "\\{\\}",
            "a{,2}b");

    private FilterCases() {}

    static List<String> words(String tool, Random random) {
        List<String> words = new ArrayList<>(List.of(tool));
        switch (tool) {
            case "grep" -> grep(words, random);
            case "head", "tail" ->
                words.addAll(pick(
                        random,
                        List.of(
                                List.of(),
                                List.of("-3"),
                                List.of("-n", "2"),
                                List.of("-n5"),
                                List.of("-c", "7"),
                                List.of("-n", "-2"),
                                List.of("-n", "+2"),
                                List.of("-n", "0"),
                                List.of("--lines=4"),
                                List.of("-c7"),
                                List.of("-c", "0"),
                                List.of("-c", "-3"),
                                List.of("-c", "+3"),
                                List.of("-n+3"),
                                List.of("-1"),
                                List.of("--bytes=5"),
                                List.of("-q", "-n", "1"),
                                List.of("-n", "100"))));
            case "sort" -> sort(words, random);
            case "uniq" ->
                words.addAll(pick(
                        random,
                        List.of(
                                List.of(),
                                List.of("-c"),
                                List.of("-d"),
                                List.of("-u"),
                                List.of("-ci"),
                                List.of("-i"),
                                List.of("-du"),
                                List.of("-di"),
                                List.of("--count"),
                                List.of("-cu"),
                                List.of("-cd"))));
            case "wc" ->
                words.addAll(pick(
                        random,
                        List.of(
                                List.of(),
                                List.of("-l"),
                                List.of("-w"),
                                List.of("-c"),
                                List.of("-m"),
                                List.of("-lw"),
                                List.of("-lc"),
                                List.of("-lwm"),
                                List.of("-cm"),
                                List.of("--lines"),
                                List.of("--words", "--chars"))));
            case "cut" ->
                words.addAll(pick(
                        random,
                        List.of(
                                List.of("-d", " ", "-f", "2"),
                                List.of("-d ", "-f1,3"),
                                List.of("-d.", "-f2-"),
                                List.of("-d:", "-f-2", "-s"),
                                List.of("-c1-4"),
                                List.of("-c", "2,4-"),
                                List.of("-f1"),
                                List.of("-d=", "-f2", "--output-delimiter=+"),
                                List.of("-c", "3-3,1"),
                                List.of("-c-2"),
                                List.of("-b", "1,3"),
                                List.of("-c1-", "--output-delimiter=:"),
                                List.of("-c1,3-4", "--output-delimiter=:"),
                                List.of("-b2-3,5", "--output-delimiter=<>"),
                                List.of("-d,", "-f3,1-2"),
                                List.of("-d,", "-f2-3,3-"),
                                List.of("-d", ":", "-f", "1", "-s"),
                                List.of("-d", " ", "-f", "1-2,4", "--output-delimiter", "=>"),
                                List.of("-f2-"),
                                List.of("-d/", "-f4"))));
            case "tr" ->
                words.addAll(pick(
                        random,
                        List.of(
                                List.of("a-z", "A-Z"),
                                List.of("-d", "0-9"),
                                List.of("-s", " "),
                                List.of("[:lower:]", "[:upper:]"),
                                List.of(" ", "\\n"),
                                List.of("-d", "\"\\n"),
                                List.of("abc", "x"),
                                List.of("-cd", "a-z\\n"),
                                List.of("-s", "a-b", "z"),
                                List.of("-ds", "a", "b"),
                                List.of("=", ":"),
                                List.of("-d", "\\r"),
                                List.of("\\t", " "),
                                List.of("-c", "a-z\\n", "_"),
                                List.of("-s", "\\n"),
                                List.of("-cs", "[:alnum:]", "\\n"),
                                List.of("[:upper:]", "[:lower:]"),
                                List.of("-d", "[:space:]"),
                                List.of("-d", "[:punct:]"),
                                List.of("-s", "[:blank:]"),
                                List.of("a-c", "xyz"),
                                List.of("abcdef", "12"),
                                List.of("-d", "\\n"),
                                List.of("ab", "b-d"),
                                List.of("[:alpha:]", "x"),
                                List.of("-ds", "0-9", "a-z"),
                                List.of("0-9", "[:alpha:]"),
                                List.of("aab", "xyz"),
                                List.of("--delete", "b"),
                                List.of("-sc", "b"),
                                List.of(",", "\\n"))));
            case "awk" -> awk(words, random);
            case "column" ->
                words.addAll(pick(
                        random,
                        List.of(
                                List.of("-t"),
                                List.of("-t"),
                                List.of("-ts:"),
                                List.of("-t", "-s", ",="),
                                List.of("--table"),
                                List.of("-s", "\t", "-t"))));
            default -> jq(words, random);
        }
        return words;
    }

    private static void grep(List<String> words, Random random) {
        for (String option : List.of(
                "-i",
                "-v",
                "-n",
                "-o",
                "-c",
                "-w",
                "-x",
                "-q",
                "-A1",
                "-B",
                "-C2",
                "-m2",
                "-A",
                "--count",
                "-1",
                "--ignore-case",
                "--context=1",
                "-m0")) {
            if (random.nextInt(12) == 0) {
                words.add(option);
                if (option.equals("-B") || option.equals("-A")) {
                    words.add(String.valueOf(random.nextInt(3)));
                }
            }
        }
        int kind = random.nextInt(5);
        if (kind < 2) {
            words.add(random.nextInt(3) == 0 ? pattern(random, false) : pick(random, BASIC));
        } else if (kind < 4) {
            words.addAll(List.of("-E", random.nextInt(2) == 0 ? pattern(random, true) : pick(random, EXTENDED)));
        } else {
            words.addAll(List.of("-F", pick(random, WORDS)));
        }
        if (words.get(words.size() - 1).startsWith("-") && !words.contains("--")) {
            words.add(words.size() - 1, "-e");
        }
    }

    /** Pieces that any text may hold, repeated and alternating at random. */
    private static String pattern(Random random, boolean extended) {
        StringBuilder pattern = new StringBuilder(random.nextInt(6) == 0 ? "^" : "");
        for (int pieces = 1 + random.nextInt(4); pieces > 0; pieces--) {
            String piece = pick(
                    random,
                    List.of(
                            "a",
                            "b",
                            "e",
                            "1",
                            ".",
                            "[0-9]",
                            "[^ ]",
                            "[[:alpha:]]",
                            "\\.",
                            "\\w",
                            "é",
                            "-",
                            "[a-e]",
                            " ",
                            "ab"));
            String group = extended ? "(" + piece + ")" : "\\(" + piece + "\\)";
            pattern.append(random.nextInt(5) == 0 || piece.equals("ab") ? group : piece)
                    .append(pick(
                            random,
                            extended
                                    ? List.of("", "", "", "*", "+", "?", "{2}", "{1,2}", "{,2}", "{2,}")
                                    : List.of("", "", "", "*", "\\+", "\\?", "\\{2\\}", "\\{1,2\\}")));
            if (pieces > 1 && random.nextInt(6) == 0) {
                pattern.append(extended ? "|" : "\\|");
            }
        }
        return pattern.append(random.nextInt(6) == 0 ? "$" : "").toString();
    }

    private static void sort(List<String> words, Random random) {
        for (String option : List.of("-r", "-n", "-u", "-f")) {
            if (random.nextInt(3) == 0) {
                words.add(option);
            }
        }
        words.addAll(pick(
                random,
                List.of(
                        List.of(),
                        List.of(),
                        List.of("-k2"),
                        List.of("-k", "2,2"),
                        List.of("-k3nr"),
                        List.of("-t.", "-k2,2"),
                        List.of("-k1,1", "-k2n"),
                        List.of("-t", "=", "-k2"),
                        List.of("-h"),
                        List.of("-hr"),
                        List.of("-k2h"),
                        List.of("-k1,1r", "-k2,2n"),
                        List.of("-k", "2n,2"),
                        List.of("-t:", "-k3"),
                        List.of("-t,", "-k2,3"),
                        List.of("-b"),
                        List.of("-k2b,2"),
                        List.of("-k1,1", "-u"),
                        List.of("-t", "\t", "-k2"),
                        List.of("-k", "2,2f"),
                        List.of("-rn", "-k2"),
                        List.of("--key=2", "--numeric-sort"),
                        List.of("-k2,2", "-s"))));
    }

    private static void awk(List<String> words, Random random) {
        words.addAll(pick(
                random,
                List.of(
                        List.of(),
                        List.of(),
                        List.of("-F", ":"),
                        List.of("-F."),
                        List.of("-F", "[.:]"),
                        List.of("-F\\t"),
                        List.of("-F", ","),
                        List.of("-F="),
                        List.of("-F|"),
                        List.of("-F", " +"),
                        List.of("-F", "[ \t]"),
                        List.of("-F", "a"),
                        List.of("-F: "),
                        List.of("-F", "\""))));
        words.add(pick(
                random,
                List.of(
                        "{print $1}",
                        "{ print $2, $NF }",
                        "NR>1{print $1}",
                        "NR==1",
                        "/error/ {print $2}",
                        "$2 > 5 {print $1}",
                        "$3 != \"Running\" {print $1\":\"$2}",
                        "{print NF}",
                        "{print $(NF-1)}",
                        "$1 ~ /^web/",
                        "!/a/ {print}",
                        "NF && $1 == \"a\" || NR % 2 == 0 {print NR, $0}",
                        "{print $1 \"\\t\" $2}",
                        "$2 == 3",
                        "$1 == 10",
                        "{print}",
                        "{print $0}",
                        "{print $NF}",
                        "{print $1, $2, $3}",
                        "{print NR\": \"$0}",
                        "NR>=2 && NR<=4",
                        "$0 ~ /a.b/ {print $1}",
                        "$2 ~ \"^[0-9]+$\" {print $2}",
                        "NF > 2 {print $2; }",
                        "$1 >= $2",
                        "$1 < \"b\" {print $1}",
                        "$NF == \"a\"",
                        "{print $1 - $2}",
                        "{print $2 * 2, NR % 3}",
                        "/web/ || /error/",
                        "! ($1 == \"a\")",
                        "NR==2, NR==4",
                        "NR%2",
                        "$3",
                        "{print length($1)}",
                        "END {print NR}",
                        "{print $1}; NR==1 {print \"x\"}",
                        "{print $3+1}")));
        if (words.get(words.size() - 1).equals("{print $(NF-1)}")) {
            words.set(words.size() - 1, "NF>1 {print $(NF-1)}");
        }
    }

    private static void jq(List<String> words, Random random) {
        words.addAll(pick(
                random,
                List.of(
                        List.of(),
                        List.of("-r"),
                        List.of("-c"),
                        List.of("-S"),
                        List.of("-rc"),
                        List.of("-s"),
                        List.of("--arg", "n", "web"))));
        String slurped = words.contains("-s") ? ".[] | " : "";
        words.add(slurped
                + pick(
                        random,
                        List.of(
                                ".",
                                ".items[].name",
                                ".items | length",
                                ".items[] | select(.ready) | .name",
                                ".items[] | {name, n: .count}",
                                "[.items[] | .count] | add",
                                ".items | map(.count) | max",
                                ".items | sort_by(.count) | .[0].name",
                                ".items[] | \"\\(.name): \\(.count)\"",
                                ".items | group_by(.ready) | map(length)",
                                ".text",
                                ".missing // \"none\"",
                                ".items[0]",
                                ".items[-1:]",
                                "keys",
                                ".items[] | [.name, (.count|tostring)] | @tsv",
                                "to_entries | .[].key",
                                ".items[] | select(.name | test(\"^w\"))",
                                ".items[].count + 1",
                                "[.items[] | select(.count > 3)] | length",
                                ".ratio",
                                ".items[] | .tags[]?",
                                "del(.items)",
                                ".items | any(.ready)",
                                ".items[] | .name | ascii_upcase")));
    }

    static String input(String tool, Random random) {
        String text = tool.equals("jq") ? json(random) : lines(random);
        // Awks differ in whether they take a field for a number of base 16.
        return tool.equals("awk") ? text.replace("0x", "x") : text;
    }

    private static String lines(Random random) {
        StringBuilder text = new StringBuilder();
        List<String> kept = new ArrayList<>();
        String end = random.nextInt(8) == 0 ? "\r\n" : "\n";
        for (int count = random.nextInt(12); count > 0; count--) {
            StringBuilder line = new StringBuilder();
            int most = random.nextInt(60) == 0 ? 2_000 : 6;
            for (int words = random.nextInt(most); words > 0; words--) {
                line.append(pick(random, WORDS))
                        .append(pick(random, List.of(" ", " ", "  ", "\t", ":", ".", ",", "=", "|")));
            }
            if (random.nextBoolean() && !line.isEmpty()) {
                line.setLength(line.length() - 1);
            }
            kept.add(random.nextInt(4) == 0 && !kept.isEmpty() ? pick(random, kept) : line.toString());
            text.append(kept.get(kept.size() - 1)).append(end);
        }
        boolean unfinished = random.nextInt(5) == 0 && !text.isEmpty();
        return unfinished ? text.substring(0, text.length() - 1) : text.toString();
    }

    private static String json(Random random) {
        StringBuilder items = new StringBuilder();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            items.append(i == 0 ? "" : ",")
                    .append(String.format(
                            "{\"name\":\"%s\",\"count\":%d,\"ready\":%s,\"tags\":%s}",
                            pick(random, List.of("web", "db", "wörk \\\"x\\\"", "a\\nb")),
                            random.nextInt(10),
                            random.nextBoolean(),
                            pick(random, List.of("[]", "[\"x\",\"y\"]", "null", "{\"k\":1}"))));
        }
        return "{\"text\":\"tab\\there\",\"ratio\":" + pick(random, List.of("1.5", "0.25", "100", "-3", "2.0", "0.001"))
                + ",\"items\":[" + items + "]}\n";
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
