package dev.pageturner.runbooks.promql;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Any text is a query or is told where it is none. */
class PromqlFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void parsesAnyText(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        require(Blanks.filled(text).length() == text.length(), "filling blanks moves what follows");
        Promql.Result result = Promql.parse(text);
        if (result instanceof Promql.Wrong wrong) {
            require(!wrong.sentence().isBlank(), "no sentence");
            require(wrong.offset() >= 0 && wrong.offset() <= text.length(), "no such place: " + wrong);
        } else if (result instanceof Promql.Query query) {
            query.selectors()
                    .forEach(each ->
                            require(each.offset() >= 0 && each.offset() < text.length(), "no such place: " + each));
            Promql.Result bracketed = Promql.parse("(" + text + "\n)");
            require(bracketed instanceof Promql.Query || isTooMuch(bracketed), "no query any more in brackets");
        }
    }

    private static boolean isTooMuch(Promql.Result result) {
        return result instanceof Promql.Wrong wrong
                && (wrong.sentence().contains("too deeply") || wrong.sentence().contains("longer than"));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
