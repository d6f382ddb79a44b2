package dev.pageturner.runbooks.steps;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.CodeText;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.StepKind;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Whatever stands in a block is read without an exception, and a button that anybody may press only reads. */
class BlockReaderFuzzTest {
    private static final Set<String> READS = Set.of(
            "get",
            "describe",
            "top",
            "events",
            "logs",
            "rollout-status",
            "rollout-history",
            "can-i",
            "query",
            "sql",
            "probe");

    /** The first line of the data is the language, as behind a fence. */
    @FuzzTest(maxDuration = "10m")
    void readsAnyBlock(byte[] data) {
        String all = new String(data, StandardCharsets.UTF_8);
        int end = all.indexOf('\n');
        String language = end < 0 ? "bash" : all.substring(0, end).strip();
        String text = all.substring(end + 1);
        if (BlockReader.read(new CodeText(language, text, 1), "anchor") instanceof Block.Steps steps) {
            steps.steps().forEach(BlockReaderFuzzTest::check);
        }
    }

    private static void check(Step step) {
        require(step.endLine() >= step.line(), step);
        require((step.kind() == StepKind.BY_HAND) == step.words().isEmpty(), step);
        require((step.kind() == StepKind.BY_HAND) == (step.reason() != null), step);
        if (step.kind().isRead()) {
            require(READS.contains(step.words().get(0)), step);
        }
        if (step.kind() == StepKind.HTTP_PROBE) {
            require(Set.of("GET", "HEAD").contains(step.words().get(1)), step);
        }
        if (step.kind() == StepKind.CLUSTER_READ || step.kind() == StepKind.LOGS) {
            require(!hasSubstitution(step.source()), step);
        }
    }

    /** A second, simpler opinion: outside single quotes, {@code $(} and a backquote are a substitution. */
    private static boolean hasSubstitution(String source) {
        boolean single = false;
        boolean twice = false;
        for (int at = 0; at < source.length(); at++) {
            char c = source.charAt(at);
            if (c == '\\' && !single) {
                at++;
            } else if (c == '\'' && !twice) {
                single = !single;
            } else if (c == '"' && !single) {
                twice = !twice;
            } else if (!single && (c == '`' || source.startsWith("$(", at))) {
                return true;
            }
        }
        return false;
    }

    private static void require(boolean holds, Step step) {
        if (!holds) {
            throw new AssertionError("a step that cannot be: " + step);
        }
    }
}
