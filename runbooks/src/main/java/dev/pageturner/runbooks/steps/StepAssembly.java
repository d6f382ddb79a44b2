package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.CodeText;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.StepKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Gives drafts their ids, lines and titles. */
final class StepAssembly {
    private static final int TITLE_LENGTH = 72;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final CodeText code;
    private final String text;
    private final String anchor;
    private final Map<String, Integer> ordinals = new HashMap<>();
    private int countedTo;
    private int lines;

    StepAssembly(CodeText code, String text, String anchor) {
        this.code = code;
        this.text = text;
        this.anchor = anchor;
    }

    List<Step> steps(List<Draft> drafts) {
        List<Step> steps = new ArrayList<>();
        for (Draft draft : drafts) {
            steps.add(step(draft));
        }
        return steps;
    }

    private Step step(Draft draft) {
        int first = line(draft.start());
        int last = first + newlines(draft.start(), lastCharacter(draft));
        String source = draft.source();
        int ordinal = ordinals.merge(source, 1, Integer::sum);
        String id = StepIds.of(anchor, source, ordinal);
        String title = draft.title().isEmpty() ? shortened(source) : draft.title();
        if (draft.verdict() instanceof Verdict.Typed typed) {
            return new Step(
                    id,
                    first,
                    last,
                    title,
                    source,
                    typed.kind(),
                    typed.words(),
                    typed.arguments(),
                    draft.placeholders(),
                    typed.filters(),
                    null);
        }
        return new Step(
                id,
                first,
                last,
                title,
                source,
                StepKind.BY_HAND,
                List.of(),
                Map.of(),
                draft.placeholders(),
                List.of(),
                reason(draft.verdict()));
    }

    /** A draft that goes to the end of the block does not reach into the line of the fence. */
    private int lastCharacter(Draft draft) {
        int end = Math.min(draft.end(), text.length());
        while (end > draft.start() && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return Math.max(draft.start(), end);
    }

    private static String reason(Verdict verdict) {
        if (verdict instanceof Verdict.ByHand byHand) {
            return byHand.reason();
        }
        if (verdict instanceof Verdict.Idle idle) {
            return idle.reason();
        }
        return verdict instanceof Verdict.Opens
                ? "opens a tunnel to your own machine, and nothing in this block uses it"
                : "closes a tunnel of your own machine";
    }

    /** Drafts come in order, so each newline is counted once. */
    private int line(int offset) {
        if (offset < countedTo) {
            countedTo = 0;
            lines = 0;
        }
        lines += newlines(countedTo, offset);
        countedTo = offset;
        return code.line() + lines;
    }

    private int newlines(int from, int to) {
        int count = 0;
        for (int i = from; i < to && i < text.length(); i++) {
            count += text.charAt(i) == '\n' ? 1 : 0;
        }
        return count;
    }

    private static String shortened(String source) {
        String line = BLANKS.matcher(source).replaceAll(" ").strip();
        return line.length() <= TITLE_LENGTH
                ? line
                : line.substring(0, TITLE_LENGTH - 1).stripTrailing() + "…";
    }
}
