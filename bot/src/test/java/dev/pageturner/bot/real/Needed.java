package dev.pageturner.bot.real;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What a suite on real parts needs of the machine. Missing: skipped with a sentence, or failed where nothing may be skipped. */
public final class Needed {
    private Needed() {}

    public static void programs(String... names) {
        List<String> missing = Stream.of(names).filter(name -> !isThere(name)).toList();
        String sentence = "not on this machine: " + String.join(", ", missing)
                + "; .ci/run shows which packages bring them, PAGETURNER_REQUIRE_REAL=1 makes this a failure";
        if ("1".equals(System.getenv("PAGETURNER_REQUIRE_REAL"))) {
            Assertions.assertTrue(missing.isEmpty(), sentence);
        }
        Assumptions.assumeTrue(missing.isEmpty(), sentence);
    }

    private static boolean isThere(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .anyMatch(Files::isExecutable);
    }
}
