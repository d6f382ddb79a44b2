package dev.pageturner.bot.rehearsal.world;

import dev.pageturner.bot.rehearsal.cluster.PracticeCluster;
import dev.pageturner.bot.rehearsal.monitoring.PracticeMonitoring;
import java.nio.file.Path;
import java.time.Clock;

/** Starts the practice cluster and its monitoring alone, to look at them with kubectl and curl. */
final class LookAlong {
    private LookAlong() {}

    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        DarkTower world = DarkTower.afterBadRelease();
        Clock clock = Clock.systemUTC();
        try (var monitoring = new PracticeMonitoring(clock, new Platform(world, () -> false), Rules.all());
                var cluster = PracticeCluster.start(clock, world, Path.of(arguments[0]), monitoring)) {
            System.out.println((System.nanoTime() - start) / 1_000_000 + " ms " + cluster.kubeconfig());
            System.out.println(monitoring.url());
            Thread.sleep(Long.parseLong(arguments[1]) * 1000);
        }
    }
}
