package dev.pageturner.bot;

import dev.pageturner.bot.base.Transactions;
import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.ExecutionListener;
import dev.pageturner.bot.execution.ExecutionState;
import dev.pageturner.bot.http.Meters;
import dev.pageturner.bot.incident.Incident;
import dev.pageturner.bot.incident.IncidentListener;
import dev.pageturner.commands.Catalogue;
import dev.pageturner.commands.Command;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of commands and of alerts, once it is committed: work that is repeated is counted once. */
final class Counted {
    private static final String OTHER = "other";

    private final Meters meters;
    private final Transactions transactions;
    private final Set<String> commands;

    Counted(Meters meters, Transactions transactions, Catalogue catalogue) {
        this.meters = meters;
        this.transactions = transactions;
        commands = catalogue.all().stream()
                .map(Command::spec)
                .map(spec -> spec.name())
                .collect(Collectors.toUnmodifiableSet());
        // Counters that appear with their first event hide that event from increase().
        commands.forEach(command -> Arrays.stream(ExecutionState.values())
                .filter(ExecutionState::isFinal)
                .forEach(state -> meters.executed(command, outcome(state), 0)));
    }

    ExecutionListener executions() {
        return (before, after) -> {
            if (after.state().isFinal() && (before == null || before.state() != after.state())) {
                transactions.afterCommit(() -> meters.executed(name(after), outcome(after.state()), 1));
            }
        };
    }

    IncidentListener incidents() {
        return (before, after) -> {
            if (opened(before, after) && after.scenario() == null) {
                transactions.afterCommit(meters::unmatched);
            }
        };
    }

    private static boolean opened(@Nullable Incident before, Incident after) {
        return after.open() && (before == null || !before.open());
    }

    private String name(Execution execution) {
        return commands.contains(execution.command()) ? execution.command() : OTHER;
    }

    private static String outcome(ExecutionState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
