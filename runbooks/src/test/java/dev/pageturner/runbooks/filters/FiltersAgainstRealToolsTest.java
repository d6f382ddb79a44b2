package dev.pageturner.runbooks.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pageturner.runbooks.TextFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each filter prints what the real tool prints, on generated texts and arguments. */
class FiltersAgainstRealToolsTest {
    private static final String TOOLS = "grep head tail sort uniq wc cut tr awk column jq";
    private static final int FEW = 100;
    private static final int MANY = 2_000;
    /** jq takes a tenth of a second to start. */
    private static final int SOME = 500;

    @TempDir
    Path folder;

    private record Case(List<String> words, String input) {
        @Override
        public String toString() {
            return words + " on:\n" + (input.length() > 2_000 ? input.substring(0, 2_000) + "..." : input);
        }
    }

    static List<String> tools() {
        return List.of(TOOLS.split(" "));
    }

    @ParameterizedTest
    @MethodSource("tools")
    void equalsTheRealTool(String tool) throws IOException, InterruptedException {
        compare(tool, FEW, tool.hashCode());
    }

    @ParameterizedTest
    @MethodSource("tools")
    @Tag("real")
    void equalsTheRealToolInThousandsOfCases(String tool) throws IOException, InterruptedException {
        compare(tool, tool.equals("jq") ? SOME : MANY, 7L * tool.hashCode());
    }

    @Test
    void anArrayAtTheTopIsOneValueForJq() {
        String text = "[{\"a\":1},{\"a\":2}]\n[] 3 null";
        assertThat(jq("-c", ".", text)).isEqualTo("[{\"a\":1},{\"a\":2}]\n[]\n3\nnull\n");
        assertThat(jq("-c", "length?", "[1,[2]]")).isEqualTo("2\n");
        assertThat(jq("-r", ".[].a", "[{\"a\":\"x\"}]")).isEqualTo("x\n");
        assertThat(jq("-sc", "length", text)).isEqualTo("4\n");
    }

    @Test
    void jqSaysWhetherTheTextOrTheProgramIsAtFault() {
        assertThatThrownBy(() -> jq("-r", ".", "no json")).hasMessageContaining("not JSON");
        assertThatThrownBy(() -> jq("-r", ".a.b", "[]")).hasMessageStartingWith("`jq` failed: ");
    }

    private static String jq(String option, String program, String text) {
        return TextFilters.apply(List.of(new TextFilter(List.of("jq", option, program))), text);
    }

    private void compare(String tool, int count, long seed) throws IOException, InterruptedException {
        assumeTrue(isInstalled(tool), tool + " is not installed here, so nothing is compared");
        Random random = new Random(seed);
        List<Case> cases = new ArrayList<>();
        while (cases.size() < count) {
            Case one = new Case(FilterCases.words(tool, random), FilterCases.input(tool, random));
            if (TextFilters.problem(new TextFilter(one.words())).isEmpty()) {
                cases.add(one);
            }
        }
        List<String> expected = real(tool, cases);
        SoftAssertions all = new SoftAssertions();
        int refused = 0;
        for (int i = 0; i < cases.size() && all.errorsCollected().size() < 5; i++) {
            Case one = cases.get(i);
            Optional<String> ours = ours(one);
            refused += ours.isEmpty() ? 1 : 0;
            if (ours.isPresent()) {
                all.assertThat(tidy(tool, ours.get())).as(one.toString()).isEqualTo(tidy(tool, expected.get(i)));
            }
        }
        all.assertAll();
        assertThat(refused)
                .as("cases that a filter refuses when it sees the text")
                .isLessThan(count / 5);
    }

    private static Optional<String> ours(Case one) {
        try {
            return Optional.of(TextFilters.apply(List.of(new TextFilter(one.words())), one.input()));
        } catch (FilterException e) {
            return Optional.empty();
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
    private List<String> real(String tool, List<Case> cases) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("cd '" + folder + "'\nexport LC_ALL=C.UTF-8\n");
        for (int i = 0; i < cases.size(); i++) {
            Files.writeString(folder.resolve("in" + i), cases.get(i).input());
            // Of a file wc tells its size, which it needs to know for how wide its columns are.
            String input = tool.equals("wc") ? "cat in" + i + " | " : "<in" + i + " ";
            script.append(input + quoted(cases.get(i).words()) + " >out" + i + " 2>/dev/null\n");
        }
        Path file = Files.writeString(folder.resolve("cases.sh"), script);
        Process process = new ProcessBuilder("sh", file.toString()).start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
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
