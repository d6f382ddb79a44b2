package dev.pageturner.bot.slack;

import dev.pageturner.bot.base.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** People's names as shown to others. Nobody waits for one: until Slack has said it, what came with the click is used. */
final class Names {
    private static final Logger log = LoggerFactory.getLogger(Names.class);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final int MOST = 20_000;

    private record Known(String name, Instant asked) {}

    private final SlackApi slack;
    private final Executor background;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Names(SlackApi slack, Executor background, Clock clock) {
        this.slack = slack;
        this.background = background;
        this.clock = clock;
    }

    Person person(String id, String otherwise) {
        Known name = known.get(id);
        if (name == null || name.asked().isBefore(clock.instant().minus(FRESH))) {
            ask(id, name == null ? otherwise : name.name());
        }
        return new Person(id, name == null ? (otherwise.isEmpty() ? id : otherwise) : name.name());
    }

    private void ask(String id, String meanwhile) {
        if (known.size() > MOST) {
            known.clear();
        }
        known.put(id, new Known(meanwhile.isEmpty() ? id : meanwhile, clock.instant()));
        try {
            background.execute(() -> fetch(id));
        } catch (RejectedExecutionException e) {
            log.debug("too busy to ask for the name of {}", id);
        }
    }

    private void fetch(String id) {
        try {
            known.put(id, new Known(slack.nameOf(id), clock.instant()));
        } catch (SlackUnavailableException e) {
            log.debug("the name of {} is not known: {}", id, e.getMessage());
        }
    }
}
