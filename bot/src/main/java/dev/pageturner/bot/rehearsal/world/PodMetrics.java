package dev.pageturner.bot.rehearsal.world;

import com.fasterxml.jackson.databind.JsonNode;

/** The /metrics page of one pod. */
@FunctionalInterface
public interface PodMetrics {
    String of(JsonNode pod);
}
