package dev.pageturner.bot.rehearsal.world;

import dev.pageturner.bot.rehearsal.cluster.PracticeCluster;
import java.nio.file.Path;
import java.time.Clock;

/** Starts the practice cluster alone, to look at it with kubectl. */
final class LookAlong {
    private LookAlong() {}

    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        try (var cluster =
                PracticeCluster.start(Clock.systemUTC(), DarkTower.afterBadRelease(), Path.of(arguments[0]))) {
            System.out.println((System.nanoTime() - start) / 1_000_000 + " ms " + cluster.kubeconfig());
            Thread.sleep(Long.parseLong(arguments[1]) * 1000);
        }
    }
}
