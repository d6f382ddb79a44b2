package dev.pageturner.bot.runner;

import dev.pageturner.bot.approval.ActionDesk;
import dev.pageturner.bot.approval.ApprovalPolicy;
import dev.pageturner.bot.approval.DecisionDesk;
import dev.pageturner.bot.approval.Desk;
import dev.pageturner.bot.approval.People;
import dev.pageturner.bot.approval.Planner;
import dev.pageturner.bot.approval.RequestDesk;
import dev.pageturner.bot.approval.Rights;
import dev.pageturner.bot.audit.AuditLog;
import dev.pageturner.bot.audit.Chainer;
import dev.pageturner.bot.audit.ExecutionAudit;
import dev.pageturner.bot.audit.RefusalAudit;
import dev.pageturner.bot.base.Ids;
import dev.pageturner.bot.base.Signal;
import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.Executions;
import dev.pageturner.bot.postgres.Database;
import dev.pageturner.bot.postgres.PostgresAudit;
import dev.pageturner.bot.postgres.PostgresExecutions;
import dev.pageturner.bot.postgres.TestSql;
import dev.pageturner.commands.Catalogue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything between a request and the trail, wired as the bot wires it. */
final class ActionsFixture implements AutoCloseable {
    final TurnedClock clock = new TurnedClock();
    final ActionDesk desk;
    final Executions executions;
    final PostgresAudit audit;
    final Chainer chainer;

    private final Ids ids = UUID::randomUUID;
    private final Signal reads = new Signal();
    private final Signal changes = new Signal();
    private final PostgresExecutions store;
    private final Planner planner;
    private final TestSql sql;
    private @Nullable Running running;

    ActionsFixture(Database database, Dial dial, List<ApprovalPolicy> policies) {
        store = new PostgresExecutions(database);
        audit = new PostgresAudit(database);
        sql = new TestSql(database);
        chainer = new Chainer(database, audit);
        AuditLog trail = new AuditLog(audit);
        executions = new Executions(database, store, List.of(new ExecutionAudit(trail, clock)), () -> {
            reads.raise();
            changes.raise();
        });
        executions.also(new Aftermath(executions, store, (incident, change) -> List.of(), clock, ids));
        Rights rights = new Rights(
                new People(Set.of("S0ONCALL"), Set.of("U0ALICE", "U0BOB"), Set.of()),
                (user, among) -> user.equals("U0RILEY") || user.equals("U0ALICE") ? Set.of("S0ONCALL") : Set.of());
        planner = new Planner(new Catalogue(dial.commands()), new NoSystems(), rights, clock);
        RefusalAudit refusals = new RefusalAudit(trail, clock);
        desk = new Desk(
                new RequestDesk(
                        database,
                        planner,
                        rights,
                        policies,
                        executions,
                        store,
                        id -> Optional.empty(),
                        refusals,
                        clock,
                        ids),
                new DecisionDesk(rights, executions, store, refusals, clock),
                rights);
        startRunning();
    }

    void startRunning() {
        running = new Running(
                planner,
                executions,
                store,
                (filters, text) -> text.lines().findFirst().orElse(""),
                reads,
                changes,
                clock,
                ids);
    }

    void stopRunning() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    Execution find(Execution execution) {
        return store.find(execution.id()).orElseThrow();
    }

    Execution latest() {
        return store.findByNumber(sql.number("SELECT max(number) FROM executions"))
                .orElseThrow();
    }

    /** What happened and how it ended, in order. */
    List<String> trail() {
        return sql.texts("SELECT what || ' ' || outcome FROM audit_entries ORDER BY id");
    }

    void execute(String statement) {
        sql.execute(statement);
    }

    @Override
    public void close() {
        stopRunning();
        chainer.close();
    }
}
