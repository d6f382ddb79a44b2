package dev.pageturner.runbooks.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.runbooks.library.Runbooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of the rules say what the rules do: the bad example is found, the good one is not. */
class RulePagesTest {
    private static final Path PAGES = Path.of("../docs/lint");
    /** A block of an example: its fence names a file. */
    private static final Pattern FILE = Pattern.compile("(?ms)^(`{3,4})\\w+ (\\S+\\.\\w+)\\n(.*?)^\\1$");

    @TempDir
    private Path folder;

    static List<String> rules() {
        return Linter.rules().stream().map(LintRule::id).toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findsTheBadExampleAndNotTheGoodOne(String rule) throws IOException {
        String page = Files.readString(PAGES.resolve(rule + ".md"));
        int good = page.indexOf("\n## Good\n");

        write(page.substring(page.indexOf("\n## Bad\n"), good));
        List<Finding> before = lint();
        write(page.substring(good));
        List<Finding> after = lint();

        assertThat(before).extracting(Finding::rule).contains(rule);
        assertThat(before).allSatisfy(finding -> assertThat(finding.fix()).isNotBlank());
        assertThat(after)
                .filteredOn(finding -> finding.level() != Finding.Level.NOTE)
                .isEmpty();
        assertThat(after).extracting(Finding::rule).doesNotContain(rule);
    }

    @Test
    void hasAPageForEachRuleAndNoOther() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString().replaceFirst("\\.md$", ""))
                            .filter(name -> !name.equals("README")))
                    .containsExactlyInAnyOrderElementsOf(rules());
        }
    }

    /** Files of the good example replace those of the bad one; what it does not repeat stays. */
    private void write(String section) throws IOException {
        List<MatchResult> files =
                new ArrayList<>(FILE.matcher(section).results().toList());
        for (MatchResult file : files) {
            Path path = folder.resolve(
                    file.group(2).endsWith(".md") && !file.group(2).contains("/")
                            ? "docs/" + file.group(2)
                            : file.group(2));
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.group(3));
        }
        assertThat(files).isNotEmpty();
    }

    private List<Finding> lint() {
        Path rules = folder.resolve("rules.yaml");
        Path schema = folder.resolve("migrations");
        Path metrics = folder.resolve("metrics");
        return Linter.check(
                Runbooks.load(List.of(folder.resolve("docs"))),
                new Sources(
                        Files.exists(rules) ? RuleFiles.read(rules) : null,
                        Files.exists(schema) ? Schema.read(schema) : null,
                        Files.exists(metrics) ? new Metrics().catalogue(metrics) : null));
    }
}
