package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.CodeText;
import dev.pageturner.runbooks.Step;
import java.util.List;

/** Turns a code block into typed steps. Never fails: what is no command is a sample, what is not understood is by hand. */
public final class BlockReader {
    /** A block longer than this is a file, not something to press. */
    private static final int MAX_LENGTH = 60_000;

    private static final Programs PROGRAMS = new Programs();

    private BlockReader() {}

    /** @param anchor of the scenario it stands in; goes into the steps' ids */
    public static Block read(CodeText code, String anchor) {
        String text = code.text().replace("\r\n", "\n").replace('\r', '\n').replace("\uFEFF", "");
        List<Draft> drafts = text.length() > MAX_LENGTH ? List.of() : safely(Language.of(code.language()), text);
        List<Step> steps = new StepAssembly(code, text, anchor).steps(drafts);
        return steps.isEmpty()
                ? new Block.Sample(code.text(), code.language(), code.line())
                : new Block.Steps(steps, code.language(), code.line());
    }

    /** A text that nests so deeply that it exhausts the stack was not written to be run. */
    private static List<Draft> safely(Language language, String text) {
        try {
            return drafts(language, text);
        } catch (StackOverflowError e) {
            return List.of();
        }
    }

    private static List<Draft> drafts(Language language, String text) {
        return switch (language) {
            case SHELL ->
                PsqlTranscript.isCertain(text) ? new SqlBlock(text).drafts() : new ShellBlock(PROGRAMS, text).drafts();
            case PROMQL -> hasCommands(text) ? new ShellBlock(PROGRAMS, text).drafts() : new PromqlBlock(text).drafts();
            case SQL -> new SqlBlock(text).drafts();
            case HTTP -> HttpBlock.drafts(text, PROGRAMS);
            case UNSAID -> unsaid(text);
            case OTHER -> JobBlock.isCertain(text) ? new JobBlock(text).drafts() : List.of();
        };
    }

    /** Some authors call a block PromQL and put the command beside the query. */
    private static boolean hasCommands(String text) {
        return text.lines().anyMatch(line -> OutputLines.beginsCommand(PROGRAMS, line.strip()) && !line.contains("{"));
    }

    /** The author did not say what it is: only what is certain becomes a step. */
    private static List<Draft> unsaid(String text) {
        if (ShellBlock.isCertain(PROGRAMS, text)) {
            return new ShellBlock(PROGRAMS, text).drafts();
        }
        if (SqlBlock.isCertain(text)) {
            return new SqlBlock(text).drafts();
        }
        if (JobBlock.isCertain(text)) {
            return new JobBlock(text).drafts();
        }
        return PromqlBlock.isCertain(text) ? new PromqlBlock(text).drafts() : List.of();
    }
}
