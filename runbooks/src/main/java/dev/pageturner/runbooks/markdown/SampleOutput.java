package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.CodeText;
import dev.pageturner.runbooks.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an author copied from the terminal below a command: it is no step, but it tells the reader what to expect. */
final class SampleOutput {
    /** Comments are titles, and these do nothing by themselves. */
    private static final Pattern NOTHING = Pattern.compile(
            "(?:#|//|[$%>]\\s).*|(?:sleep|true|wait|kill|fg|set|cd|clear|export|echo|exit)\\b.*|\\w+=.*|[\\\\{}();]*");

    private SampleOutput() {}

    static Optional<Block> of(CodeText code, List<Step> steps) {
        List<String> lines = code.text().lines().toList();
        BitSet taken = new BitSet();
        steps.forEach(step -> taken.set(step.line(), step.endLine() + 1));
        List<String> output = new ArrayList<>();
        int first = 0;
        for (int at = 0; at < lines.size(); at++) {
            int line = code.line() + at;
            String text = lines.get(at).strip();
            if (!taken.get(line) && !NOTHING.matcher(text).matches()) {
                first = output.isEmpty() ? line : first;
                output.add(lines.get(at).stripTrailing());
            }
        }
        return output.isEmpty()
                ? Optional.empty()
                : Optional.of(new Block.Sample(String.join("\n", output), "", first));
    }
}
