package dev.pageturner.bot.rehearsal.cluster.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The software that runs in the practice cluster: decided by image, as on a real one. */
public interface Applications {
    Behaviour behaviour(JsonNode pod, String image);

    /** What one run of a container has written, oldest first. The same question has the same answer. */
    List<Line> log(Run run);

    /** What a pod answers to a GET; empty when nothing listens on that port. */
    Optional<Answer> get(JsonNode pod, int port, String path, Instant now);

    /**
     * One life of a container.
     *
     * @param until the moment of asking, or its end when it has ended
     * @param crashed whether it has ended with an exit code other than 0
     */
    record Run(JsonNode pod, String container, String image, Instant started, Instant until, boolean crashed) {}

    /** One line of a log. */
    record Line(Instant at, String text) {}

    /** An HTTP answer. */
    record Answer(int status, String contentType, String body) {}
}
