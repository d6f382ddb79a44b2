package dev.pageturner.bot;

import dev.pageturner.bot.config.ConfigReader;
import dev.pageturner.bot.config.Loaded;
import dev.pageturner.bot.config.Problem;
import dev.pageturner.bot.config.Settings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/** Runs the bot as a process: configuration, start, signals, stop. */
final class Serve {
    private static final Logger log = LoggerFactory.getLogger(Serve.class);
    private static final int STOPPED = 0;
    private static final int UNUSABLE = 2;

    private Serve() {}

    static int untilStopped(@Nullable Path config) {
        Loaded loaded = new ConfigReader(System.getenv(), Path.of("").toAbsolutePath()).read(config);
        if (loaded instanceof Loaded.Unusable unusable) {
            return refuse(unusable.problems());
        }
        CountDownLatch stop = new CountDownLatch(1);
        // Not a shutdown hook: hooks run side by side, and the embedded database has one of its own.
        for (String signal : List.of("TERM", "INT")) {
            Signal.handle(new Signal(signal), received -> stop.countDown());
        }
        return run(((Loaded.Ok) loaded).settings(), stop);
    }

    private static int run(Settings settings, CountDownLatch stop) {
        Runbooks runbooks = new Runbooks(settings.runbooks());
        if (!runbooks.problems().isEmpty()) {
            runbooks.close();
            return refuse(runbooks.problems());
        }
        runbooks.remarks().forEach(remark -> log.warn("{}", remark));
        try (Pageturner bot = Pageturner.start(settings, runbooks.library(), Clock.systemUTC())) {
            log.info(
                    "ready on {} after {} ms",
                    bot.url(),
                    ManagementFactory.getRuntimeMXBean().getUptime());
            bot.warmUp();
            stop.await();
            log.info("stopping");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            runbooks.close();
        }
        log.info("stopped");
        return STOPPED;
    }

    private static int refuse(List<Problem> problems) {
        problems.forEach(System.err::println);
        System.err.println(
                problems.size() == 1
                        ? "pageturner: 1 problem, nothing was started"
                        : "pageturner: " + problems.size() + " problems, nothing was started");
        return UNUSABLE;
    }
}
