package dev.pageturner.runbooks.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.runbooks.Documents;
import dev.pageturner.runbooks.Placeholder;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.TextFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of each command, row by row, as a reviewer reads it: {@code verdicts.txt} has blocks, each with its language
 * behind {@code ===}, and below {@code ---} what is made of it.
 */
class VerdictsTest {
    private static final Pattern BLOCK = Pattern.compile("(?m)^=== ?");
    private static final String VERDICTS = "\n---\n";

    /** @param language behind the fence */
    record Case(String language, String text, String verdicts) {
        @Override
        public String toString() {
            return language + ": " + text.lines().findFirst().orElse("");
        }
    }

    static Stream<Case> cases() {
        return BLOCK.splitAsStream(Documents.text("verdicts.txt"))
                .filter(block -> !block.isBlank())
                .map(VerdictsTest::parsed);
    }

    private static Case parsed(String block) {
        int text = block.indexOf('\n') + 1;
        int verdicts = block.indexOf(VERDICTS, text - 1);
        return new Case(
                block.substring(0, text - 1),
                block.substring(text, verdicts + 1),
                block.substring(verdicts + VERDICTS.length()).strip());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areThoseOfTheTable(Case given) {
        assertThat(rendered(given.language(), given.text())).isEqualTo(given.verdicts());
    }

    static String rendered(String language, String text) {
        List<Step> steps = ClassifierTest.steps(language, text);
        return steps.isEmpty()
                ? "sample"
                : steps.stream().map(VerdictsTest::rendered).collect(Collectors.joining("\n"));
    }

    private static String rendered(Step step) {
        List<String> parts = new ArrayList<>();
        parts.add(step.line() == step.endLine() ? "" + step.line() : step.line() + "-" + step.endLine());
        parts.add(step.kind().id());
        if (!step.title().equals(step.source())) {
            parts.add("\"" + step.title() + "\"");
        }
        parts.add(step.reason() == null ? step.words() + " " + new TreeMap<>(step.arguments()) : step.reason());
        if (!step.placeholders().isEmpty()) {
            parts.add("blanks "
                    + step.placeholders().stream().map(VerdictsTest::rendered).toList());
        }
        if (!step.filters().isEmpty()) {
            parts.add(
                    "filters " + step.filters().stream().map(TextFilter::words).toList());
        }
        return String.join(" | ", parts).replace("\n", "\\n");
    }

    private static String rendered(Placeholder blank) {
        String value = blank.value() == null ? "" : "=" + blank.value();
        return blank.spelling() + " " + blank.name() + ":" + blank.type() + value;
    }
}
