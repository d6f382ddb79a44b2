package dev.pageturner.bot.rehearsal.world;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Properties;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application's own database, in the embedded server: what the runbooks' SQL steps read. Made anew at every start. */
public final class PracticeDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PracticeDatabase.class);
    private static final String NAME = "dark_tower";
    private static final String READER = "diagnostics";
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Connection connection;
    private final Clock clock;
    private final String url;
    private final String password;
    private Instant looked = Instant.MIN;
    private boolean full;

    private PracticeDatabase(Connection connection, Clock clock, String url, String password) {
        this.connection = connection;
        this.clock = clock;
        this.url = url;
        this.password = password;
    }

    /**
     * Creates and fills it.
     *
     * @param serverUrl of a database in the server, {@code jdbc:postgresql://host:port/name}
     * @param user may create databases and roles
     * @param random makes the reader's password
     * @throws SQLException when the server refuses
     */
    public static PracticeDatabase create(
            String serverUrl, String user, String userPassword, RandomGenerator random, Clock clock)
            throws SQLException {
        byte[] noise = new byte[12];
        random.nextBytes(noise);
        String password = HexFormat.of().formatHex(noise);
        try (Connection server = connect(serverUrl, user, userPassword);
                Statement sql = server.createStatement()) {
            sql.execute("DROP DATABASE IF EXISTS " + NAME + " WITH (FORCE)");
            sql.execute("CREATE DATABASE " + NAME);
            sql.execute(
                    "DO $$ BEGIN CREATE ROLE " + READER + " LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
            sql.execute("ALTER ROLE " + READER + " PASSWORD '" + password + "'");
        }
        String url = serverUrl.substring(0, serverUrl.lastIndexOf('/') + 1) + NAME;
        PracticeDatabase database = new PracticeDatabase(connect(url, user, userPassword), clock, url, password);
        database.fill();
        return database;
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return DriverManager.getConnection(url, properties);
    }

    private void fill() throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(Manifests.text("schema.sql"));
            sql.execute(Manifests.text("seed.sql"));
            sql.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + READER);
            sql.execute("GRANT pg_read_all_stats TO " + READER);
        }
    }

    /** JDBC URL for diagnostics, together with {@link #user} and {@link #password}. */
    public String url() {
        return url;
    }

    /** Who may read and nothing else. */
    public String user() {
        return READER;
    }

    public String password() {
        return password;
    }

    /** Whether an organization has no room for another meeting. Heartbeats of the meeting controllers go on meanwhile. */
    public synchronized boolean limitReached() {
        Instant now = clock.instant();
        if (now.isBefore(looked.equals(Instant.MIN) ? now : looked.plus(FRESH))) {
            return full;
        }
        looked = now;
        try (Statement sql = connection.createStatement()) {
            sql.execute("UPDATE meeting_controllers SET last_heartbeat_at = now() WHERE health_status <> 'unhealthy'");
            try (ResultSet rows = sql.executeQuery("SELECT 1 FROM organizations o WHERE max_concurrent_meetings <="
                    + " (SELECT count(*) FROM meetings m WHERE m.org_id = o.org_id"
                    + " AND m.status IN ('scheduled', 'active'))")) {
                full = rows.next();
            }
        } catch (SQLException e) {
            LOG.debug("the practice database does not answer: {}", e.getMessage());
        }
        return full;
    }

    /** Meetings that were planned days ago and never held fill an organization up to its limit. */
    public synchronized void abandonMeetings() throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("INSERT INTO meetings (org_id, created_by_user_id, display_name, meeting_code, status,"
                    + " scheduled_start_time, created_at)"
                    + " SELECT o.org_id, md5('userlarkspur4')::uuid, 'Imported appointment ' || n,"
                    + " upper(substr(md5('abandoned' || n || clock_timestamp()), 1, 12)), 'scheduled',"
                    + " now() - interval '3 days' + n * interval '1 minute',"
                    + " now() - interval '4 days' + n * interval '1 minute'"
                    + " FROM organizations o, generate_series(1, 8) n WHERE o.subdomain = 'larkspur'");
        }
    }

    /** What the database team would do: cancels what was abandoned; how many meetings that were. */
    public synchronized int cancelAbandoned() throws SQLException {
        try (Statement sql = connection.createStatement()) {
            return sql.executeUpdate("UPDATE meetings SET status = 'cancelled' WHERE status = 'scheduled'"
                    + " AND created_at < now() - interval '24 hours'"
                    + " AND coalesce(scheduled_start_time, created_at) < now() - interval '24 hours'");
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("the practice database was gone already: {}", e.getMessage());
        }
    }
}
