package dev.pageturner.bot.rehearsal.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications.Answer;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications.Line;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications.Run;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Behaviour;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One program of the practice world. */
interface Application {
    /** Whether an image is one of this program's. */
    boolean runs(String image);

    Behaviour behaviour(String image);

    List<Line> log(Run run);

    /** What it answers on its HTTP port; empty for another port or none. */
    Optional<Answer> get(JsonNode pod, int port, String path, Instant now);
}
