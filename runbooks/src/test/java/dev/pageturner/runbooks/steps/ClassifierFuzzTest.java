package dev.pageturner.runbooks.steps;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.pageturner.runbooks.Step;
import java.util.List;

/** However a change is written, and whatever it is mixed with, it never comes out as a read. */
class ClassifierFuzzTest {
    private static final List<String> JOINERS = List.of("\n", " && ", "; ", "\n\n", "\n# and then\n");
    private static final String[] LANGUAGES = {"bash", "", "sh", "console", "text", "promql", "sql"};

    @FuzzTest(maxDuration = "10m")
    void noMutationOfAChangeIsARead(FuzzedDataProvider data) {
        Commands commands = new Commands(data);
        String language = data.pickValue(LANGUAGES);
        boolean prompt = data.consumeBoolean();
        StringBuilder script = new StringBuilder(prompt ? "$ " : "");
        int reads = 0;
        for (int count = data.consumeInt(1, 4); count > 0; count--) {
            switch (data.consumeInt(0, 2)) {
                case 0 -> script.append(commands.change());
                case 1 -> script.append(commands.readWithMore());
                default -> {
                    script.append(commands.read());
                    reads++;
                }
            }
            String tail = commands.tail();
            script.append(tail);
            String joiner = tail.contains("#") || tail.contains("&") ? "\n" : data.pickValue(JOINERS);
            script.append(count == 1 ? "" : joiner).append(prompt && joiner.startsWith("\n") && count > 1 ? "$ " : "");
        }
        List<Step> steps = ClassifierTest.steps(language, script.toString());
        long taken = steps.stream().filter(step -> step.kind().isRead()).count();
        if (taken > reads) {
            throw new AssertionError(
                    reads + " reads were written, and " + taken + " found in:\n" + script + "\n" + steps);
        }
    }
}
