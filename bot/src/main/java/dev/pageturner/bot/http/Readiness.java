package dev.pageturner.bot.http;

import dev.pageturner.bot.http.ReadinessCheck.Result;
import dev.pageturner.bot.http.ReadinessCheck.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Whether the bot can do its work now. Everybody may ask, so the answer is worked out once a second at most. */
public final class Readiness implements Endpoint, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final List<ReadinessCheck> checks;
    private final Meters meters;
    private final Clock clock;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "readiness");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Reply latest;
    private Instant latestAt = Instant.EPOCH;

    public Readiness(List<ReadinessCheck> checks, Meters meters, Clock clock) {
        this.checks = List.copyOf(checks);
        this.meters = meters;
        this.clock = clock;
        // Counters that appear with their first event hide that event from increase().
        for (ReadinessCheck check : checks) {
            for (Status status : Status.values()) {
                meters.readiness(check.name(), label(status), 0);
            }
        }
    }

    private static String label(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public synchronized Reply answer(Request request) {
        Instant now = clock.instant();
        if (latest == null || latestAt.plus(FRESH).isBefore(now)) {
            latest = work();
            latestAt = now;
        }
        return latest;
    }

    private record Told(Status status, double millis, String detail) {
        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("status", label(status));
            json.put("latency_ms", Math.round(millis * 100) / 100.0);
            json.put("detail", detail);
            return json;
        }

        Told and(Told other) {
            Told worse = other.status.compareTo(status) > 0 ? other : this;
            Told better = worse.equals(this) ? other : this;
            return new Told(worse.status, Math.max(millis, other.millis), worse.detail + "; " + better.detail);
        }
    }

    private Reply work() {
        List<Future<Told>> running =
                checks.stream().map(check -> threads.submit(() -> time(check))).toList();
        Map<String, Told> told = new LinkedHashMap<>();
        for (int i = 0; i < running.size(); i++) {
            told.merge(checks.get(i).name(), wait(running.get(i)), Told::and);
        }
        told.forEach((name, one) -> meters.readiness(name, label(one.status()), 1));
        Status worst =
                told.values().stream().map(Told::status).max(Status::compareTo).orElse(Status.OK);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", worst == Status.OK ? "ready" : worst == Status.WARN ? "degraded" : "not_ready");
        Map<String, Object> each = new LinkedHashMap<>();
        told.forEach((name, one) -> each.put(name, one.json()));
        json.put("checks", each);
        return Reply.json(worst == Status.FAIL ? 503 : 200, json);
    }

    private static Told time(ReadinessCheck check) {
        long started = System.nanoTime();
        Result result;
        try {
            result = check.check();
        } catch (RuntimeException e) {
            result = Result.fail(e.getMessage() == null ? "the check broke" : e.getMessage());
        }
        return new Told(result.status(), (System.nanoTime() - started) / 1e6, result.detail());
    }

    private static Told wait(Future<Told> running) {
        try {
            return running.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            return new Told(Status.FAIL, 0, "the check broke");
        }
        return new Told(Status.FAIL, PATIENCE.toMillis(), "no answer within " + PATIENCE.toSeconds() + " s");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
