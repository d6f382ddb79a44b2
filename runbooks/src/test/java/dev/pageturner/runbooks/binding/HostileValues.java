package dev.pageturner.runbooks.binding;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a label or a person may say where a name is wanted: plain names, and everything that a shell, kubectl or SQL reads as more. */
final class HostileValues {
    private static final List<String> PLAIN =
            List.of("web", "web-0", "a", "7", "42", "orders", "kube-system", "x.y", "1.50", "node-1", "5m", "B");
    private static final List<String> SHARP = List.of(
            " ",
            "\n",
            "\t",
            "'",
            "\"",
            "`",
            ";",
            "|",
            "&",
            "$(id)",
            "${HOME}",
            "*",
            "?",
            "/",
            "..",
            ",",
            "=",
            "!=",
            ":",
            "@",
            "+",
            "%",
            "%2F",
            "%27",
            "#",
            "\\",
            "\\'",
            "é",
            "\u202e",
            "\u0000",
            "-",
            "--",
            "-A",
            "-n",
            "--all",
            "--output=yaml",
            "--kubeconfig=/tmp/x",
            "--field-selector=a=b",
            "secret/",
            "secrets",
            "pods",
            "{}",
            "[1-9]",
            "<b>",
            "' OR '1'='1",
            "'; DROP TABLE orders; --",
            "/*",
            "*/",
            "$$",
            "$1",
            "E'",
            "::int",
            "1; SELECT 2",
            ")",
            "(",
            "\u2019");

    private final Random random;

    HostileValues(long seed) {
        this.random = new Random(seed);
    }

    /** Every sharp piece by itself and in the middle of a name, then mixtures of up to four. */
    Stream<String> values(int count) {
        Stream<String> fixed = Stream.of(
                        PLAIN.stream(),
                        SHARP.stream(),
                        SHARP.stream().map(piece -> "web" + piece + "0"),
                        SHARP.stream().map(piece -> piece + "web"))
                .flatMap(stream -> stream);
        return Stream.concat(fixed, Stream.generate(this::mixture)).limit(count);
    }

    private String mixture() {
        StringBuilder text = new StringBuilder();
        IntStream.rangeClosed(0, random.nextInt(4)).forEach(at -> text.append(piece()));
        return text.toString();
    }

    private String piece() {
        List<String> pieces = random.nextInt(3) == 0 ? SHARP : PLAIN;
        return pieces.get(random.nextInt(pieces.size()));
    }
}
