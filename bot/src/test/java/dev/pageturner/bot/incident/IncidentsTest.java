package dev.pageturner.bot.incident;

import static dev.pageturner.bot.incident.Notifications.TEN;
import static dev.pageturner.bot.incident.Notifications.firing;
import static dev.pageturner.bot.incident.Notifications.of;
import static dev.pageturner.bot.incident.Notifications.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.bot.EmptyLibrary;
import dev.pageturner.bot.alert.Alert;
import dev.pageturner.bot.postgres.PostgresIncidents;
import dev.pageturner.bot.postgres.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IncidentsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @RegisterExtension
    final TestDatabase postgres = new TestDatabase();

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private PostgresIncidents store;
    private Incidents incidents;

    @BeforeEach
    void wire() {
        store = new PostgresIncidents(postgres.database());
        Placement placement = new Placement() {
            @Override
            public String channel(Map<String, String> labels) {
                return "C0" + labels.get("team");
            }

            @Override
            public String cluster(Map<String, String> labels) {
                return "production";
            }
        };
        IncidentMachine machine =
                new IncidentMachine(placement, new ScenarioChooser(EmptyLibrary::new), UUID::randomUUID);
        incidents = new Incidents(
                postgres.database(),
                store,
                machine,
                List.of((before, after) -> told.add((before == null ? "" : before.version() + "->") + after.version())),
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private Incident only() {
        return store.findByNumber(1).orElseThrow();
    }

    @Test
    void opensOneIncidentWithItsChannelAndItsEpisodes() {
        incidents.accept(of("group", firing("a", TEN), firing("b", TEN.plusSeconds(5))));
        Incident incident = only();
        assertThat(incident.open()).isTrue();
        assertThat(incident.channel()).isEqualTo("C0media");
        assertThat(incident.openedAt()).isEqualTo(TEN);
        assertThat(incident.firing()).hasSize(2);
        assertThat(incident.labels()).containsEntry("alertname", "MCDown").containsEntry("team", "media");
        assertThat(store.open(10)).containsExactly(incident);
        assertThat(store.find(incident.id())).contains(incident);
    }

    @Test
    void findsNothingToChangeInTheSameNotificationTwice() {
        incidents.accept(of("group", firing("a", TEN)));
        Incident before = only();
        incidents.accept(of("group", firing("a", TEN)));
        assertThat(only()).isEqualTo(before);
        assertThat(told).containsExactly("1");
    }

    @Test
    void leadsOneThreadThroughFiringResolvedAndFiringAgain() {
        incidents.accept(of("group", firing("a", TEN)));
        UUID first = only().episodes().get(0).id();
        incidents.accept(of("group", resolved("a", TEN, TEN.plusSeconds(60))));
        assertThat(only().open()).isFalse();
        assertThat(only().resolvedAt()).isEqualTo(TEN.plusSeconds(60));
        assertThat(store.open(10)).isEmpty();
        incidents.accept(of("group", firing("a", TEN.plusSeconds(120))));
        assertThat(only().open()).isTrue();
        assertThat(only().openedAt()).isEqualTo(TEN.plusSeconds(120));
        assertThat(only().episodes()).hasSize(1);
        assertThat(only().episodes().get(0).id()).isNotEqualTo(first);
        assertThat(told).containsExactly("1", "1->2", "2->3");
        assertThat(store.findByNumber(2)).isEmpty();
    }

    @Test
    void resolvesOnlyWhenTheLastAlertHasEnded() {
        incidents.accept(of("group", firing("a", TEN), firing("b", TEN)));
        incidents.accept(of("group", resolved("a", TEN, TEN.plusSeconds(60)), firing("b", TEN)));
        assertThat(only().open()).isTrue();
        assertThat(only().firing()).hasSize(1);
        incidents.accept(of("group", resolved("a", TEN, TEN.plusSeconds(60)), resolved("b", TEN, TEN.plusSeconds(90))));
        assertThat(only().resolvedAt()).isEqualTo(TEN.plusSeconds(90));
    }

    @Test
    void believesThatTwoPeersMeanTheSameAlertWhateverTheirStartsAt() {
        incidents.accept(of("group", firing("a", TEN.plusSeconds(3))));
        incidents.accept(of("group", firing("a", TEN)));
        incidents.accept(of("group", firing("a", TEN.plusSeconds(3))));
        assertThat(only().episodes()).hasSize(1);
        assertThat(only().episodes().get(0).startsAt()).isEqualTo(TEN);
        assertThat(only().version()).isEqualTo(2);
    }

    @Test
    void ignoresTheLateResolutionOfAnEarlierEpisode() {
        incidents.accept(of("group", firing("a", TEN.plusSeconds(120))));
        incidents.accept(of("group", resolved("a", TEN, TEN.plusSeconds(60))));
        assertThat(only().open()).isTrue();
        assertThat(only().version()).isEqualTo(1);
    }

    @Test
    void opensNothingForAnAlertThatWasNeverSeenFiring() {
        incidents.accept(of("group", resolved("a", TEN, TEN.plusSeconds(60))));
        assertThat(store.findByNumber(1)).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void sharesOneOpenEpisodeBetweenTheGroupsThatShowIt() {
        incidents.accept(of("group one", firing("a", TEN)));
        incidents.accept(of("group two", firing("a", TEN), firing("b", TEN)));
        Incident two = store.findByNumber(2).orElseThrow();
        assertThat(two.episodes()).hasSize(2);
        assertThat(two.episodes()).contains(only().episodes().get(0));
        incidents.accept(of("group two", resolved("a", TEN, TEN.plusSeconds(60)), firing("b", TEN)));
        assertThat(only().open()).isFalse();
        assertThat(store.findByNumber(2).orElseThrow().open()).isTrue();
    }

    @Test
    void endsAnAlertThatAnotherGroupTakesOverAfterAChangeOfConfiguration() {
        incidents.accept(of("old group", firing("a", TEN)));
        incidents.accept(of("new group", resolved("a", TEN, TEN.plusSeconds(60))));
        assertThat(only().open()).isFalse();
        assertThat(store.findByNumber(2)).isEmpty();
    }

    @Test
    void opensOneIncidentWhenTheFirstTwoNotificationsRace() {
        race(16, i -> of("group", firing("a", TEN)));
        assertThat(told).containsExactly("1");
        assertThat(only().episodes()).hasSize(1);
    }

    @Test
    void keepsOneOpenEpisodeWhenTwoGroupsRace() {
        race(8, i -> of("group " + i, firing("a", TEN)));
        assertThat(store.open(10)).hasSize(8);
        assertThat(store.open(10).stream()
                        .map(incident -> incident.episodes().get(0).id())
                        .distinct())
                .hasSize(1);
    }

    private void race(
            int runners, java.util.function.IntFunction<dev.pageturner.bot.alert.Notification> notifications) {
        ExecutorService pool = Executors.newFixedThreadPool(runners);
        try {
            CompletableFuture.allOf(IntStream.range(0, runners)
                            .mapToObj(i ->
                                    CompletableFuture.runAsync(() -> incidents.accept(notifications.apply(i)), pool))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void takesAStormOfAlertsInOneGoQuickly() {
        incidents.accept(of("warm", firing("w", TEN)));
        Alert[] storm =
                IntStream.range(0, 200).mapToObj(i -> firing("storm" + i, TEN)).toArray(Alert[]::new);
        long started = System.nanoTime();
        incidents.accept(of("storm", storm));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(1));
        assertThat(store.findByNumber(2).orElseThrow().firing()).hasSize(200);
    }

    @Test
    void takesAGroupKeyOfAnyLength() {
        String key = "k".repeat(20_000);
        incidents.accept(of(key, firing("a", TEN)));
        incidents.accept(of(key, firing("a", TEN)));
        assertThat(only().groupKey()).isEqualTo(key);
    }
}
