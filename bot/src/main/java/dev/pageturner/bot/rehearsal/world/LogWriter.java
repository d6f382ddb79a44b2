package dev.pageturner.bot.rehearsal.world;

import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications.Line;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Writes the log of one run as tracing-subscriber would: time, level, target, message. Everything follows from the run
 * alone, so nothing is kept and the same question has the same answer.
 */
final class LogWriter {
    /** A container that has run for weeks keeps only its last lines, as log rotation does. */
    private static final int KEPT = 3_000;

    private final Run run;
    private final List<Line> lines = new ArrayList<>();

    LogWriter(Run run) {
        this.run = run;
    }

    /** A line so long after the start, if the run lasted that long. */
    LogWriter at(long millis, String level, String target, String message) {
        return raw(millis, "%s %5s %s: %s".formatted(run.started().plusMillis(millis), level, target, message));
    }

    LogWriter raw(long millis, String text) {
        Instant at = run.started().plusMillis(millis);
        if (!at.isAfter(run.until())) {
            lines.add(new Line(at, text));
        }
        return this;
    }

    /** A line again and again, numbered from 0; an empty message is left out. */
    LogWriter every(Duration period, String level, String target, LongFunction<String> message) {
        long count = Duration.between(run.started(), run.until()).toMillis() / period.toMillis();
        for (long i = Math.max(1, count - KEPT); i <= count; i++) {
            String text = message.apply(i);
            if (!text.isEmpty()) {
                at(i * period.toMillis(), level, target, text);
            }
        }
        return this;
    }

    List<Line> lines() {
        lines.sort((a, b) -> a.at().compareTo(b.at()));
        return List.copyOf(lines.subList(Math.max(0, lines.size() - KEPT), lines.size()));
    }
}
