package dev.pageturner.runbooks.steps;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.CodeText;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.promql.Promql;

/** Whatever stands in a block is read without an exception. In normal runs only the kept inputs are tried. */
class BlockReaderFuzzTest {
    private static final String[] LANGUAGES = {"bash", "", "console", "promql", "sql", "http", "text"};

    @FuzzTest(maxDuration = "10m")
    void readsAnyBlock(FuzzedDataProvider data) {
        String language = data.pickValue(LANGUAGES);
        Block block = BlockReader.read(new CodeText(language, data.consumeRemainingAsString(), 1), "anchor");
        if (block instanceof Block.Steps steps) {
            for (Step step : steps.steps()) {
                if (step.endLine() < step.line()) {
                    throw new IllegalStateException("a step ends before it begins: " + step);
                }
            }
        }
    }

    @FuzzTest(maxDuration = "10m")
    void parsesAnyQuery(FuzzedDataProvider data) {
        Promql.parse(data.consumeRemainingAsString());
    }
}
