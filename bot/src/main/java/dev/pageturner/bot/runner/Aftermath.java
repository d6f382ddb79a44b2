package dev.pageturner.bot.runner;

import dev.pageturner.bot.base.Ids;
import dev.pageturner.bot.base.Person;
import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.ExecutionListener;
import dev.pageturner.bot.execution.ExecutionState;
import dev.pageturner.bot.execution.ExecutionStore;
import dev.pageturner.bot.execution.Executions;
import dev.pageturner.bot.execution.Origin;
import dev.pageturner.bot.runner.FollowUps.Check;
import dev.pageturner.commands.Preview;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at once a change is over, requested in the transaction that ends it. A change that succeeded is verified by
 * the checks of its scenario; of one whose outcome nobody knows, the real state is read: a person decides on facts.
 */
public final class Aftermath implements ExecutionListener {
    private final Executions executions;
    private final ExecutionStore store;
    private final FollowUps followUps;
    private final Clock clock;
    private final Ids ids;

    public Aftermath(Executions executions, ExecutionStore store, FollowUps followUps, Clock clock, Ids ids) {
        this.executions = executions;
        this.store = store;
        this.followUps = followUps;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void changed(@Nullable Execution before, Execution after) {
        Preview preview = after.preview();
        if (preview == null || before == null || before.state() == after.state()) {
            return;
        }
        UUID incident = after.origin().incident();
        if (after.state() == ExecutionState.UNKNOWN && !preview.target().isBlank()) {
            read(after, new Check(stateOf(preview), List.of(), null));
        } else if (after.state() == ExecutionState.SUCCEEDED && incident != null) {
            followUps.checks(incident, after).forEach(check -> read(after, check));
        }
    }

    private static List<String> stateOf(Preview preview) {
        List<String> words = new ArrayList<>(List.of("get", preview.target()));
        String namespace = preview.arguments().get("namespace");
        if (namespace != null) {
            words.addAll(List.of("-n", namespace));
        }
        return words;
    }

    private void read(Execution change, Check check) {
        Origin where = change.origin();
        Execution.Asked asked = new Execution.Asked(
                new Origin(where.channel(), where.threadTs(), where.incident(), check.step()),
                check.words(),
                check.filters(),
                change.cluster(),
                Person.BOT);
        executions.request(Execution.read(ids.next(), store.nextNumber(), asked, clock.instant()));
    }
}
