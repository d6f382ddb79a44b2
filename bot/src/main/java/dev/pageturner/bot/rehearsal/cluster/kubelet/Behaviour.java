package dev.pageturner.bot.rehearsal.cluster.kubelet;

import java.time.Duration;
import java.util.Optional;

/**
 * How the container of an image behaves on the simulated nodes.
 *
 * @param startsIn from being scheduled to running: pulling and creating
 * @param readyIn from running to ready
 * @param crash what kills it, if anything does
 * @param runsFor how long it works before it ends well; empty for servers, which never end
 * @param stopsIn from being asked to stop to gone, if the grace period does not end first
 * @param milliCores CPU that it uses, in thousandths of a core
 * @param mebibytes memory that it uses, in MiB
 */
public record Behaviour(
        Duration startsIn,
        Duration readyIn,
        Optional<Crash> crash,
        Optional<Duration> runsFor,
        Duration stopsIn,
        int milliCores,
        int mebibytes) {
    /** An end that nobody asked for, so long after the start. */
    public record Crash(Duration after, int exitCode, String reason) {}

    public static Behaviour server() {
        return new Behaviour(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(2),
                20,
                48);
    }

    public Behaviour using(int milliCores, int mebibytes) {
        return new Behaviour(startsIn, readyIn, crash, runsFor, stopsIn, milliCores, mebibytes);
    }

    public Behaviour crashing(Duration after, int exitCode, String reason) {
        Optional<Crash> crash = Optional.of(new Crash(after, exitCode, reason));
        return new Behaviour(startsIn, readyIn, crash, runsFor, stopsIn, milliCores, mebibytes);
    }

    public Behaviour stoppingIn(Duration stopsIn) {
        return new Behaviour(startsIn, readyIn, crash, runsFor, stopsIn, milliCores, mebibytes);
    }

    public Behaviour endingAfter(Duration runsFor) {
        return new Behaviour(startsIn, readyIn, crash, Optional.of(runsFor), stopsIn, milliCores, mebibytes);
    }

    public Behaviour ready(Duration readyIn) {
        return new Behaviour(startsIn, readyIn, crash, runsFor, stopsIn, milliCores, mebibytes);
    }
}
