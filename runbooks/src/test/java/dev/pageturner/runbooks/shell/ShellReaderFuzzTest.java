package dev.pageturner.runbooks.shell;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Any script is read to its end, one statement after the other, and every position lies where the statement does. */
class ShellReaderFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void readsAnyScript(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        int at = 0;
        while (at < text.length()) {
            Statement statement = ShellReader.read(text, at);
            require(statement.start() >= at && statement.end() >= at && statement.end() <= text.length(), statement);
            if (statement instanceof Statement.Commands commands) {
                check(commands);
            }
            int end = text.indexOf('\n', statement.end());
            at = end < 0 ? text.length() : end + 1;
        }
        ShellReader.readWhole(text);
    }

    private static void check(Statement.Commands commands) {
        require(!commands.pipelines().isEmpty(), commands);
        int last = commands.start();
        for (Pipeline pipeline : commands.pipelines()) {
            require(pipeline.start() >= last && pipeline.end() >= pipeline.start(), commands);
            require(pipeline.end() <= commands.end() && !pipeline.commands().isEmpty(), commands);
            last = pipeline.start();
            for (ShellCommand command : pipeline.commands()) {
                if (command instanceof ShellCommand.Simple simple) {
                    simple.words().forEach(word -> check(word, commands));
                }
            }
        }
    }

    private static void check(ShellWord word, Statement.Commands commands) {
        require(
                word.start() >= commands.start() && word.end() > word.start() && word.end() <= commands.end(),
                commands);
        require(
                word.isLiteral()
                        == (word.variables().isEmpty() && word.computed().isEmpty()),
                commands);
    }

    private static void require(boolean holds, Statement statement) {
        if (!holds) {
            throw new AssertionError("positions or parts that cannot be: " + statement);
        }
    }
}
