package dev.pageturner.commands.sql;

import dev.pageturner.commands.Command;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Output;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Patience;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.RunControl;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a database. Where a runbook says {@code kubectl exec ... -- psql}, the same question goes to the configured database
 * instead: nothing is ever run inside a pod, and the runbook's own role, which may write, is not used.
 */
public final class SqlCommand implements Command {
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private static final CommandSpec SPEC = new CommandSpec(
            "sql",
            "Read a database on a read-only, time- and row-limited connection.",
            Risk.READ,
            List.of(
                    Parameter.positional(
                                    "statement",
                                    ParameterType.QUERY,
                                    "one SQL statement that only reads, or one of psql's commands that only look: \\d NAME, \\dt, \\di, \\dv, "
                                            + "\\dm, \\ds, \\dn, \\du, \\df, \\dx, \\l, with S and + behind them, and \\conninfo")
                            .many(),
                    Parameter.flag("database", ParameterType.TEXT, "a database of the configuration", "d"),
                    Parameter.flag("via", ParameterType.RESOURCE, "where the runbook runs psql; not entered"),
                    Parameter.flag("namespace", ParameterType.NAMESPACE, "namespace of --via", "n")),
            List.of("sql 'SELECT count(*) FROM meetings' --database=main", "sql '\\d meetings'"),
            List.of());

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        Databases databases = context.systems().databases();
        String statement = invocation.argument("statement", "");
        Optional<String> database = database(invocation, databases);
        Optional<String> refusal =
                refusal(statement).or(() -> database.isPresent() ? Optional.empty() : noDatabase(databases));
        if (refusal.isPresent()) {
            return Preview.refused(invocation, database.orElse("database"), Risk.READ, refusal.get());
        }
        return Preview.read(invocation, database.orElseThrow(), facts(invocation, database.orElseThrow()));
    }

    @Override
    public Outcome run(Invocation invocation, CommandContext context, RunControl control) {
        Databases databases = context.systems().databases();
        Optional<String> database = database(invocation, databases);
        if (database.isEmpty()) {
            return Outcome.of(Status.REFUSED, noDatabase(databases).orElseThrow());
        }
        Patience patience = Patience.of(control, context.clock(), AT_MOST);
        String statement = invocation.argument("statement", "");
        Optional<MetaLine> meta = MetaLine.of(statement);
        if (meta.isPresent()) {
            return outcome(database.get(), new PsqlMeta(databases, database.get(), patience).answer(meta.get()));
        }
        SqlAnswer answer = databases.query(database.get(), statement, SqlLimits.DEFAULT, patience);
        if (answer instanceof SqlAnswer.Refused refused) {
            return Outcome.of(Status.FAILED, refused.sentence());
        }
        SqlAnswer.Rows rows = (SqlAnswer.Rows) answer;
        int count = rows.rows().size();
        String sentence = count + (count == 1 ? " row" : " rows") + " from database " + database.get()
                + (rows.truncated() ? "; there are more" : "");
        return Outcome.answered(sentence, new Output(PsqlTable.print(rows), rows.truncated(), List.of(), null));
    }

    private static Optional<String> refusal(String statement) {
        return MetaLine.of(statement).isPresent() ? Optional.empty() : StatementGuard.refusal(statement);
    }

    private static Outcome outcome(String database, PsqlMeta.Answer answer) {
        if (answer instanceof PsqlMeta.Answer.Refused refused) {
            return Outcome.of(Status.FAILED, refused.sentence());
        }
        PsqlMeta.Answer.Shown shown = (PsqlMeta.Answer.Shown) answer;
        String sentence = "from the catalogue of database " + database + (shown.truncated() ? "; there is more" : "");
        return Outcome.answered(sentence, new Output(shown.text(), shown.truncated(), List.of(), null));
    }

    /** The one that was named, else the one named like the workload that the runbook enters, else main, else the only one. */
    private static Optional<String> database(Invocation invocation, Databases databases) {
        String named = invocation.argument("database");
        if (named != null) {
            return Optional.of(named);
        }
        List<String> names = databases.names();
        String via = invocation.argument("via", "");
        String workload = via.substring(via.indexOf('/') + 1);
        if (names.contains(workload)) {
            return Optional.of(workload);
        }
        return names.contains("main") || names.size() != 1
                ? names.stream().filter("main"::equals).findFirst()
                : Optional.of(names.get(0));
    }

    private static Optional<String> noDatabase(Databases databases) {
        return Optional.of(
                databases.names().isEmpty()
                        ? "no database is configured for this cluster; set databases: under it in the configuration"
                        : "say which database with --database=NAME; configured are "
                                + String.join(", ", databases.names()));
    }

    private static Map<String, String> facts(Invocation invocation, String database) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Database", database);
        if (invocation.argument("via") != null) {
            facts.put("In the runbook", "psql inside " + invocation.argument("via") + "; here a read-only connection");
        }
        return facts;
    }
}
