package dev.pageturner.runbooks.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.checklist.ProcedureReader;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Five megabytes of anything are read in a time that grows with them, and not with their square. The limit leaves room for a
 * busy machine; how fast it is on a quiet one is what the benchmark says.
 */
class HostileInputTest {
    private static final int BYTES = 5_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "![",
                "[a](",
                "`",
                "*a **b ",
                ">",
                "- ",
                "# a\n",
                "### Scenario 1: x\n**Alert**: A\n\n",
                "```bash\n",
                "```bash\n\n## a\n",
                "|a|b|\n|-|-|\n",
                "|",
                "<a id='x'>",
                "<div>\n\n",
                "<!--",
                "[a]: b\n",
                "**a**: b\n",
                "**Symptoms**: b\n\n",
                "- [ ] <1 for 2 minutes ",
                "- [ ] a\n",
                "&amp;",
                "\t",
                "1. ",
                "a\n=\n",
                "> - ",
                "**Alert**: `A`, ("
            })
    void isReadWithinThePatienceOfAPerson(String piece) {
        String text = piece.repeat(BYTES / piece.length());

        Reading reading = assertTimeoutPreemptively(PATIENCE, () -> read(text));

        assertThat(reading.runbook().title()).isNotEmpty();
    }

    private static Reading read(String text) {
        MarkdownDocument document = MarkdownDocument.parse("hostile.md", text);
        ProcedureReader.read(document, (code, anchor) -> new Block.Sample(code.text(), code.language(), code.line()));
        return new RunbookReader((code, anchor) -> new Block.Sample(code.text(), code.language(), code.line()))
                .read(document);
    }
}
