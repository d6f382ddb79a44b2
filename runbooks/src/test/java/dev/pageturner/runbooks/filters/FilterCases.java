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
            "{}");
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
            "",
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
                                List.of("--lines=4"))));
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
                                List.of("-lc"))));
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
                                List.of("-d=", "-f2", "--output-delimiter=+"))));
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
                                List.of("=", ":"))));
            case "awk" -> awk(words, random);
            case "column" -> words.addAll(pick(random, List.of(List.of("-t"), List.of("-t"), List.of("-ts:"))));
            default -> jq(words, random);
        }
        return words;
    }

    private static void grep(List<String> words, Random random) {
        for (String option : List.of("-i", "-v", "-n", "-o", "-c", "-w", "-x", "-q", "-A1", "-B", "-C2", "-m2")) {
            if (random.nextInt(8) == 0) {
                words.add(option);
                if (option.equals("-B")) {
                    words.add(String.valueOf(random.nextInt(3)));
                }
            }
        }
        int kind = random.nextInt(5);
        if (kind < 2) {
            words.add(pick(random, BASIC));
        } else if (kind < 4) {
            words.addAll(List.of("-E", pick(random, EXTENDED)));
        } else {
            words.addAll(List.of("-F", pick(random, WORDS)));
        }
        if (words.get(words.size() - 1).startsWith("-") && !words.contains("--")) {
            words.add(words.size() - 1, "-e");
        }
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
                        List.of("-F\\t"))));
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
        return tool.equals("jq") ? json(random) : lines(random);
    }

    private static String lines(Random random) {
        StringBuilder text = new StringBuilder();
        List<String> kept = new ArrayList<>();
        for (int count = random.nextInt(12); count > 0; count--) {
            StringBuilder line = new StringBuilder();
            for (int words = random.nextInt(6); words > 0; words--) {
                line.append(pick(random, WORDS)).append(pick(random, List.of(" ", " ", "  ", "\t", ":", ".")));
            }
            kept.add(random.nextInt(4) == 0 && !kept.isEmpty() ? pick(random, kept) : line.toString());
            text.append(kept.get(kept.size() - 1)).append('\n');
        }
        return text.toString();
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
