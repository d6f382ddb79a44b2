package dev.pageturner.bot.runner;

import dev.pageturner.bot.base.Ids;
import dev.pageturner.bot.base.Person;
import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.ExecutionState;
import dev.pageturner.bot.execution.ExecutionStore;
import dev.pageturner.bot.execution.Executions;
import dev.pageturner.commands.Preview;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** When nobody knows how a change ended, the real state of its target is read and posted: a person decides on facts. */
final class Aftermath {
    private final Executions executions;
    private final ExecutionStore store;
    private final Clock clock;
    private final Ids ids;

    Aftermath(Executions executions, ExecutionStore store, Clock clock, Ids ids) {
        this.executions = executions;
        this.store = store;
        this.clock = clock;
        this.ids = ids;
    }

    void look(Execution execution) {
        Preview preview = execution.preview();
        if (execution.state() != ExecutionState.UNKNOWN
                || preview == null
                || preview.target().isBlank()) {
            return;
        }
        List<String> words = new ArrayList<>(List.of("get", preview.target()));
        String namespace = preview.arguments().get("namespace");
        if (namespace != null) {
            words.addAll(List.of("-n", namespace));
        }
        executions.request(read(execution, words));
    }

    private Execution read(Execution lost, List<String> words) {
        return new Execution(
                ids.next(),
                store.nextNumber(),
                lost.origin(),
                words,
                List.of(),
                lost.cluster(),
                Person.BOT,
                null,
                null,
                0,
                List.of(),
                ExecutionState.APPROVED,
                clock.instant(),
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                1);
    }
}
