package dev.pageturner.bot.rehearsal;

import dev.pageturner.bot.rehearsal.cluster.PracticeCluster;
import dev.pageturner.bot.rehearsal.monitoring.PracticeMonitoring;
import dev.pageturner.bot.rehearsal.monitoring.Receiver;
import dev.pageturner.bot.rehearsal.world.DarkTower;
import dev.pageturner.bot.rehearsal.world.FullDisk;
import dev.pageturner.bot.rehearsal.world.Platform;
import dev.pageturner.bot.rehearsal.world.PracticeDatabase;
import dev.pageturner.bot.rehearsal.world.Rules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;

/**
 * Everything around the bot that production would bring: a cluster in trouble, its Prometheus and Alertmanager, the
 * application's database. The bot reaches each over its real protocol and cannot tell.
 */
public final class PracticeEnvironment implements AutoCloseable {
    private final PracticeDatabase database;
    private final PracticeMonitoring monitoring;
    private final PracticeCluster cluster;
    private final String webhookToken;

    private PracticeEnvironment(PracticeDatabase database, PracticeMonitoring monitoring, PracticeCluster cluster) {
        this.database = database;
        this.monitoring = monitoring;
        this.cluster = cluster;
        byte[] noise = new byte[16];
        new SecureRandom().nextBytes(noise);
        this.webhookToken = HexFormat.of().formatHex(noise);
    }

    /** Where there is a PostgreSQL for the application's data, and who may create databases in it. */
    public record DatabaseServer(String url, String user, String password) {
        @Override
        public String toString() {
            return user + " at " + url;
        }
    }

    /**
     * Starts it, three minutes after a bad release.
     *
     * @param directory where the kubeconfig is written
     * @throws IOException with a sentence when it cannot start
     */
    public static PracticeEnvironment start(DatabaseServer server, Path directory, Clock clock) throws IOException {
        PracticeDatabase database;
        try {
            database =
                    PracticeDatabase.create(server.url(), server.user(), server.password(), new SecureRandom(), clock);
        } catch (SQLException e) {
            throw new IOException("the practice application's database cannot be made: " + e.getMessage(), e);
        }
        DarkTower world = DarkTower.afterBadRelease();
        PracticeMonitoring monitoring =
                new PracticeMonitoring(clock, new Platform(world, database::limitReached), Rules.all());
        DarkTower telling = world.telling(pod -> monitoring
                .latest()
                .text("pod", pod.path("metadata").path("name").asText()));
        PracticeCluster cluster = PracticeCluster.start(clock, telling, directory, (store, now) -> {
            FullDisk.observe(store, now);
            monitoring.observed(store, now);
        });
        return new PracticeEnvironment(database, monitoring, cluster);
    }

    /** What the bot is configured with; also for kubectl, to look along. */
    public Path kubeconfig() {
        return cluster.kubeconfig();
    }

    /** Base URL of Prometheus and of Alertmanager. */
    public String monitoringUrl() {
        return monitoring.url();
    }

    /** The bearer token that notifications carry. */
    public String webhookToken() {
        return webhookToken;
    }

    /** For SQL steps: {@link PracticeDatabase#url()}, user and password of a role that can only read. */
    public PracticeDatabase database() {
        return database;
    }

    public PracticeMonitoring monitoring() {
        return monitoring;
    }

    public PracticeCluster cluster() {
        return cluster;
    }

    /**
     * From now on alerts go to the bot.
     *
     * @param bot its base URL
     */
    public void notify(URI bot) {
        monitoring.notify(new Receiver("pageturner", bot.resolve("/webhooks/alertmanager"), webhookToken));
    }

    @Override
    public void close() {
        cluster.close();
        monitoring.close();
        database.close();
    }
}
