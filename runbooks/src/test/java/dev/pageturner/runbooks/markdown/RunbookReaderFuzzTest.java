package dev.pageturner.runbooks.markdown;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.checklist.ProcedureReader;
import dev.pageturner.runbooks.steps.BlockReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Any text is a runbook that opens, whose lines are those of the text, and whose steps can be told apart. */
class RunbookReaderFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void readsAnyText(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        MarkdownDocument document = MarkdownDocument.parse("any.md", text);
        Runbook runbook = new RunbookReader(BlockReader::read).read(document).runbook();
        ProcedureReader.read(document, BlockReader::read);

        int lines = text.split("\r\n|\n|\r", -1).length;
        require(runbook.opens("").isPresent(), "it does not open");
        for (Scenario scenario : runbook.scenarios()) {
            require(scenario.line() >= 1 && scenario.line() <= lines, "no such line: " + scenario);
            require(runbook.opens(scenario.anchor()).isPresent(), "it does not open: " + scenario);
            check(scenario, lines);
        }
    }

    private static void check(Scenario scenario, int lines) {
        Set<String> ids = new HashSet<>();
        for (Step step : scenario.steps()) {
            require(ids.add(step.id()), "two steps with one id: " + step);
            require(
                    step.line() >= 1 && step.endLine() >= step.line() && step.endLine() <= lines,
                    "no such line: " + step);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
