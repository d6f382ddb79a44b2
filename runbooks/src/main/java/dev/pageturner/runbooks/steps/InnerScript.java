package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.shell.Pipeline;
import dev.pageturner.runbooks.shell.Statement;
import java.util.ArrayList;
import java.util.List;

/** The text behind {@code sh -c} and {@code watch}: one command, beside which only harmless ones may stand. */
final class InnerScript {
    private final PipelineReader pipelines;

    InnerScript(ProgramReader programs) {
        this.pipelines = new PipelineReader(programs);
    }

    Verdict read(Call outer, Statement.Commands commands, Surroundings surroundings) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Pipeline pipeline : commands.pipelines()) {
            Verdict verdict = pipelines.read(pipeline, outer, surroundings);
            if (verdict instanceof Verdict.Opens opens) {
                surroundings.open(opens.forward());
            }
            if (verdict instanceof Verdict.ByHand) {
                return verdict;
            }
            if (verdict instanceof Verdict.Typed) {
                verdicts.add(verdict);
            }
        }
        return verdicts.size() == 1
                ? verdicts.get(0)
                : new Verdict.ByHand("the script does not run exactly one command");
    }
}
