package dev.pageturner.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pageturner.bot.audit.AuditLog;
import dev.pageturner.bot.audit.IncidentAudit;
import dev.pageturner.bot.incident.Incident;
import dev.pageturner.bot.incident.IncidentListener;
import dev.pageturner.bot.incident.IncidentMachine;
import dev.pageturner.bot.incident.Incidents;
import dev.pageturner.bot.incident.Placement;
import dev.pageturner.bot.incident.ScenarioChooser;
import dev.pageturner.bot.message.IncidentNotices;
import dev.pageturner.bot.message.Message;
import dev.pageturner.bot.message.Outbox;
import dev.pageturner.bot.message.RootNotices;
import dev.pageturner.bot.postgres.Database;
import dev.pageturner.bot.postgres.PostgresAudit;
import dev.pageturner.bot.postgres.PostgresExecutions;
import dev.pageturner.bot.postgres.PostgresIncidents;
import dev.pageturner.bot.postgres.PostgresOutbox;
import dev.pageturner.bot.postgres.TestDatabase;
import dev.pageturner.bot.postgres.TestSql;
import dev.pageturner.bot.slack.Bell;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.library.Runbooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
    private static final Placement ANYWHERE = new Placement() {
        @Override
        public String cluster(Map<String, String> labels) {
            return "production";
        }

        @Override
        public String channel(Map<String, String> labels) {
            return "C0ONCALL";
        }
    };

    @RegisterExtension
    final TestDatabase postgres = new TestDatabase();

    private final List<Incident> played = new CopyOnWriteArrayList<>();
    private final List<Message> said = new CopyOnWriteArrayList<>();

    @Test
    void playsTheScenariosThatThereAreAndLeavesNothingBehind(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("mc \"one\".md"), "# MC\n\n### Scenario 1: Down\n\n**Alert**: MCDown\n\nLook.\n");
        RunbookLibrary library = Runbooks.load(List.of(folder));
        Database database = postgres.database();
        try (WarmUp warmUp =
                new WarmUp(database, database::ping, ear -> incidents(library, ear), library, Clock.systemUTC())) {
            warmUp.start();
            await().until(() -> played.size() > 20);
        }
        assertThat(said).anyMatch(message -> message.summary().contains("WarmUp"));
        assertThat(played).allMatch(incident -> incident.number() == 0);
        TestSql sql = new TestSql(postgres.database());
        for (String table : List.of("incidents", "episodes", "outbox", "audit_entries", "inbox")) {
            assertThat(sql.number("SELECT count(*) FROM " + table)).as(table).isZero();
        }
        assertThat(sql.number("SELECT nextval('incident_numbers')")).isEqualTo(1);
    }

    private Incidents incidents(RunbookLibrary library, Consumer<Message> ear) {
        Database database = postgres.database();
        PostgresIncidents store = PostgresIncidents.withoutNumbers(database);
        Outbox outbox =
                new Overheard(new PostgresOutbox(database, Clock.systemUTC(), new Bell()), ear.andThen(said::add));
        RootNotices roots = new RootNotices(outbox, store, new PostgresExecutions(database), library);
        IncidentListener count = (before, after) -> played.add(after);
        return new Incidents(
                database,
                store,
                new IncidentMachine(ANYWHERE, new ScenarioChooser(() -> library), UUID::randomUUID),
                List.of(
                        new IncidentAudit(new AuditLog(new PostgresAudit(database)), Clock.systemUTC()),
                        new IncidentNotices(outbox, roots, library),
                        count),
                Clock.systemUTC());
    }
}
