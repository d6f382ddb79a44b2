package dev.pageturner.commands.nodes;

import dev.pageturner.commands.Durations;
import dev.pageturner.commands.Invocation;
import java.time.Duration;

/**
 * kubectl's flags.
 *
 * @param graceSeconds negative: the pod's own grace period
 * @param timeout per node; zero means none
 * @param skipDeletedAfterSeconds pods that are being deleted for longer are not waited for; zero: always wait
 */
record DrainOptions(
        String podSelector,
        boolean force,
        boolean ignoreDaemonSets,
        boolean deleteEmptyDirData,
        boolean disableEviction,
        int graceSeconds,
        Duration timeout,
        int skipDeletedAfterSeconds) {
    static DrainOptions of(Invocation invocation) {
        return new DrainOptions(
                invocation.argument("pod-selector", ""),
                invocation.isOn("force"),
                invocation.isOn("ignore-daemonsets"),
                invocation.isOn("delete-emptydir-data"),
                invocation.isOn("disable-eviction"),
                number(invocation.argument("grace-period", "-1")),
                Durations.parse(invocation.argument("timeout", "0s")).orElse(Duration.ZERO),
                number(invocation.argument("skip-wait-for-delete-timeout", "0")));
    }

    private static int number(String text) {
        return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, Long.parseLong(text)));
    }
}
