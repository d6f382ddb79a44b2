package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.TextFilter;
import dev.pageturner.runbooks.filters.TextFilters;
import dev.pageturner.runbooks.shell.Pipeline;
import dev.pageturner.runbooks.shell.ShellCommand;
import dev.pageturner.runbooks.shell.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A command and the filters behind its pipe. */
final class PipelineReader {
    /** Programs that only show what comes out, page by page. */
    private static final Set<String> PAGERS = Set.of("less", "more", "cat");

    private final ProgramReader programs;

    PipelineReader(ProgramReader programs) {
        this.programs = programs;
    }

    /** @param outer the call whose script this is, else null */
    Verdict read(Pipeline pipeline, @Nullable Call outer, Surroundings surroundings) {
        List<ShellCommand.Simple> commands = new ArrayList<>();
        for (ShellCommand command : pipeline.commands()) {
            if (!(command instanceof ShellCommand.Simple simple)) {
                return new Verdict.ByHand("loops, conditions and subshells are not run by a button");
            }
            Optional<String> objection = SimpleCommands.objection(simple);
            if (objection.isPresent()) {
                return new Verdict.ByHand(
                        Assignments.fromOutput(simple, surroundings).orElse(objection.get()));
            }
            commands.add(simple);
        }
        return pipeline.negated()
                ? new Verdict.ByHand("`!` turns the answer round, which only a script can use")
                : read(commands, outer, surroundings);
    }

    private Verdict read(List<ShellCommand.Simple> commands, @Nullable Call outer, Surroundings surroundings) {
        ShellCommand.Simple first = commands.get(0);
        if (first.words().isEmpty()) {
            return Assignments.plain(first, surroundings);
        }
        Call call = SimpleCommands.call(first, outer, surroundings);
        if (call.program().equals("export")) {
            return Assignments.export(first, surroundings);
        }
        if (commands.size() > 1 && call.program().equals("echo")) {
            return fed(commands, call, outer, surroundings);
        }
        Verdict verdict = programs(outer).read(call, surroundings);
        return commands.size() == 1 ? verdict : filtered(verdict, commands.subList(1, commands.size()), surroundings);
    }

    private ProgramReader programs(@Nullable Call outer) {
        return outer == null || outer.inside() == null ? programs : new InContainer(programs);
    }

    private static Verdict filtered(Verdict verdict, List<ShellCommand.Simple> rest, Surroundings surroundings) {
        List<TextFilter> filters = new ArrayList<>();
        for (ShellCommand.Simple command : rest) {
            if (command.words().isEmpty()) {
                return new Verdict.ByHand("nothing stands behind the pipe");
            }
            command.words().forEach(word -> word.variables().forEach(surroundings::saw));
            List<String> words = command.words().stream().map(ShellWord::text).toList();
            if (words.size() == 1 && PAGERS.contains(words.get(0))) {
                continue;
            }
            TextFilter filter = new TextFilter(words);
            Optional<String> problem = TextFilters.problem(filter);
            if (problem.isPresent()) {
                return new Verdict.ByHand(verdict instanceof Verdict.ByHand byHand ? byHand.reason() : problem.get());
            }
            filters.add(filter);
        }
        return verdict instanceof Verdict.Typed typed ? typed.then(filters) : notFiltered(verdict);
    }

    private static Verdict notFiltered(Verdict verdict) {
        return verdict instanceof Verdict.ByHand || verdict instanceof Verdict.Idle
                ? verdict
                : new Verdict.ByHand("a port-forward has nothing to filter");
    }

    /** {@code echo "SELECT 1" | psql}. */
    private Verdict fed(
            List<ShellCommand.Simple> commands, Call echo, @Nullable Call outer, Surroundings surroundings) {
        List<ShellCommand.Simple> rest = commands.subList(1, commands.size());
        boolean plain = echo.arguments().size() == 1 && !echo.arguments().get(0).startsWith("-");
        if (!plain || rest.get(0).words().isEmpty()) {
            return new Verdict.ByHand("it only works on a text of its own");
        }
        Call call = SimpleCommands.call(rest.get(0), outer, surroundings);
        Call fed = new Call(call.program(), call.arguments(), echo.arguments().get(0), call.inside(), call.follow());
        if (!fed.program().equals("psql")) {
            Verdict verdict = programs(outer).read(fed, surroundings);
            return verdict instanceof Verdict.ByHand
                    ? verdict
                    : new Verdict.ByHand("it only works on a text of its own");
        }
        Verdict verdict = programs(outer).read(fed, surroundings);
        return rest.size() == 1 ? verdict : filtered(verdict, rest.subList(1, rest.size()), surroundings);
    }
}
