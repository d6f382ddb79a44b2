package dev.pageturner.bot.runner;

import dev.pageturner.bot.approval.Planner;
import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.ExecutionStore;
import dev.pageturner.bot.execution.Executions;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Output;
import dev.pageturner.commands.Parsed;
import dev.pageturner.commands.SystemUnreachableException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one claimed execution to its outcome. Whatever goes wrong becomes an outcome with a sentence. */
final class Run {
    private static final Logger log = LoggerFactory.getLogger(Run.class);
    private static final Duration READ_LIMIT = Duration.ofSeconds(45);
    private static final Duration CHANGE_LIMIT = Duration.ofMinutes(30);

    private final Planner planner;
    private final Executions executions;
    private final ExecutionStore store;
    private final OutputFilter filter;
    private final Clock clock;

    Run(Planner planner, Executions executions, ExecutionStore store, OutputFilter filter, Clock clock) {
        this.planner = planner;
        this.executions = executions;
        this.store = store;
        this.filter = filter;
        this.clock = clock;
    }

    Outcome run(Execution execution) {
        try {
            return filtered(execution, attempt(execution));
        } catch (SystemUnreachableException unreachable) {
            log.warn("execution {} could not reach its system", execution.id(), unreachable);
            return Outcome.of(Outcome.Status.FAILED, unreachable.getMessage() + " Nothing was changed.");
        } catch (RuntimeException fault) {
            return failed(execution, fault);
        }
    }

    private Outcome attempt(Execution execution) {
        Parsed parsed = planner.parse(execution.words());
        if (parsed instanceof Parsed.Refused refused) {
            return Outcome.of(Outcome.Status.REFUSED, refused.sentence());
        }
        Optional<CommandContext> context = planner.context(execution.requester(), execution.cluster());
        if (context.isEmpty()) {
            return Outcome.of(Outcome.Status.REFUSED, planner.unknownCluster(execution.cluster()));
        }
        Parsed.Ok ok = (Parsed.Ok) parsed;
        Duration limit = execution.isRead() ? READ_LIMIT : CHANGE_LIMIT;
        LiveControl control = new LiveControl(
                execution, executions, store, clock, clock.instant().plus(limit));
        return ok.command().run(ok.invocation(), context.get(), control);
    }

    /** A change that broke half-way may have changed something, so only a read can be said to have failed. */
    private static Outcome failed(Execution execution, RuntimeException fault) {
        log.error("execution {} ({}) broke", execution.id(), execution.commandLine(), fault);
        return execution.isRead()
                ? Outcome.of(
                        Outcome.Status.FAILED,
                        "This went wrong inside Pageturner; the log has it under " + execution.id() + ".")
                : Outcome.of(
                        Outcome.Status.UNKNOWN,
                        "This went wrong inside Pageturner while it ran, so its outcome is unknown; the log has it under "
                                + execution.id() + ".");
    }

    private Outcome filtered(Execution execution, Outcome outcome) {
        Output output = outcome.output();
        if (output == null || execution.filters().isEmpty()) {
            return outcome;
        }
        try {
            String text = filter.apply(execution.filters(), output.text());
            return new Outcome(
                    outcome.status(),
                    outcome.sentence(),
                    new Output(text, output.truncated(), output.series(), output.threshold()),
                    outcome.next());
        } catch (IllegalArgumentException cannot) {
            return new Outcome(
                    outcome.status(),
                    outcome.sentence() + " Shown unfiltered: " + cannot.getMessage(),
                    output,
                    outcome.next());
        }
    }
}
