package dev.pageturner.runbooks.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pageturner.runbooks.TextFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each filter prints what the real tool prints, on generated texts and arguments. */
class FiltersAgainstRealToolsTest {
    private static final int CASES = 120;

    @TempDir
    Path folder;

    private record Case(List<String> words, String input) {}

    @ParameterizedTest
    @ValueSource(strings = {"grep", "head", "tail", "sort", "uniq", "wc", "cut", "tr", "awk", "column", "jq"})
    void equalsTheRealTool(String tool) throws IOException, InterruptedException {
        assumeTrue(isInstalled(tool), tool + " is not installed here, so nothing is compared");
        Random random = new Random(tool.hashCode());
        List<Case> cases = new ArrayList<>();
        while (cases.size() < CASES) {
            Case one = new Case(FilterCases.words(tool, random), FilterCases.input(tool, random));
            if (TextFilters.problem(new TextFilter(one.words())).isEmpty()) {
                cases.add(one);
            }
        }
        List<String> expected = real(cases);
        for (int i = 0; i < cases.size(); i++) {
            Case one = cases.get(i);
            String ours = TextFilters.apply(List.of(new TextFilter(one.words())), one.input());
            assertThat(tidy(tool, ours))
                    .as(one.words() + " on:\n" + one.input())
                    .isEqualTo(tidy(tool, expected.get(i)));
        }
    }

    /** Versions of column differ in the blanks at the end of a line. */
    private static String tidy(String tool, String text) {
        return tool.equals("column") ? text.replaceAll("(?m) +$", "") : text;
    }

    private static boolean isInstalled(String tool) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, tool)));
    }

    /** One shell runs them all, because starting thousands of processes from here would take too long. */
    private List<String> real(List<Case> cases) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("cd '" + folder + "'\nexport LC_ALL=C.UTF-8\n");
        for (int i = 0; i < cases.size(); i++) {
            Files.writeString(folder.resolve("in" + i), cases.get(i).input());
            script.append("cat in" + i + " | " + quoted(cases.get(i).words()) + " >out" + i + " 2>err" + i + "\n");
        }
        Path file = Files.writeString(folder.resolve("cases.sh"), script);
        Process process = new ProcessBuilder("sh", file.toString()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            outputs.add(new String(Files.readAllBytes(folder.resolve("out" + i)), StandardCharsets.UTF_8));
        }
        return outputs;
    }

    private static String quoted(List<String> words) {
        return words.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
