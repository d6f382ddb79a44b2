package dev.pageturner.bot;

import dev.pageturner.bot.approval.ActionDesk;
import dev.pageturner.bot.approval.ApprovalPolicy;
import dev.pageturner.bot.approval.DecisionDesk;
import dev.pageturner.bot.approval.Desk;
import dev.pageturner.bot.approval.GroupDirectory;
import dev.pageturner.bot.approval.People;
import dev.pageturner.bot.approval.Planner;
import dev.pageturner.bot.approval.RefusalListener;
import dev.pageturner.bot.approval.RequestDesk;
import dev.pageturner.bot.approval.Rights;
import dev.pageturner.bot.base.Signal;
import dev.pageturner.bot.config.Settings;
import dev.pageturner.bot.execution.Clusters;
import dev.pageturner.bot.execution.ExecutionListener;
import dev.pageturner.bot.execution.ExecutionStore;
import dev.pageturner.bot.execution.Executions;
import dev.pageturner.bot.incident.IncidentStore;
import dev.pageturner.bot.postgres.Database;
import dev.pageturner.bot.runner.Aftermath;
import dev.pageturner.bot.runner.FollowUps;
import dev.pageturner.bot.runner.Running;
import dev.pageturner.commands.Catalogue;
import dev.pageturner.runbooks.TextFilter;
import dev.pageturner.runbooks.filters.FilterException;
import dev.pageturner.runbooks.filters.TextFilters;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From what people ask for to what is run. */
final class Commands implements AutoCloseable {
    private final Signal reads = new Signal();
    private final Signal changes = new Signal();
    private final Catalogue catalogue;
    private final Planner planner;
    private final Executions executions;
    private final ExecutionStore store;
    private final ActionDesk desk;
    private final Clock clock;
    private @Nullable Running running;

    Commands(
            Catalogue catalogue,
            Settings settings,
            Database database,
            ExecutionStore store,
            IncidentStore incidents,
            Clusters clusters,
            GroupDirectory groups,
            List<ExecutionListener> listeners,
            RefusalListener refusals,
            FollowUps followUps,
            Clock clock) {
        this.catalogue = catalogue;
        this.store = store;
        this.clock = clock;
        Rights rights = new Rights(people(settings.people()), groups);
        planner = new Planner(catalogue, clusters, rights, clock);
        executions = new Executions(database, store, listeners, this::wake);
        executions.also(new Aftermath(executions, store, followUps, clock, UUID::randomUUID));
        RequestDesk requests = new RequestDesk(
                database,
                planner,
                rights,
                settings.policies().stream().map(Commands::policy).toList(),
                executions,
                store,
                incidents::find,
                refusals,
                clock,
                UUID::randomUUID);
        desk = new Desk(requests, new DecisionDesk(rights, executions, store, refusals, clock), rights);
    }

    private void wake() {
        reads.raise();
        changes.raise();
    }

    private static People people(Settings.People people) {
        return new People(Set.copyOf(people.responders()), Set.copyOf(people.approvers()), Set.copyOf(people.owners()));
    }

    private static ApprovalPolicy policy(Settings.Policy policy) {
        return new ApprovalPolicy(
                policy.commands(), policy.namespaces(), policy.match(), policy.approvals(), policy.expires());
    }

    Catalogue catalogue() {
        return catalogue;
    }

    ActionDesk desk() {
        return desk;
    }

    Planner planner() {
        return planner;
    }

    void start() {
        running = new Running(planner, executions, store, Commands::filtered, reads, changes, clock, UUID::randomUUID);
    }

    private static String filtered(List<List<String>> filters, String text) {
        try {
            return TextFilters.apply(filters.stream().map(TextFilter::new).toList(), text);
        } catch (FilterException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
