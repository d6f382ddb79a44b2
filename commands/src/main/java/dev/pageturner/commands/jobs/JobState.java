package dev.pageturner.commands.jobs;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How far a Job is.
 *
 * @param reason the controller's, once it failed
 */
record JobState(Phase phase, String reason) {
    enum Phase {
        RUNNING,
        COMPLETE,
        FAILED
    }

    static JobState of(JsonNode job) {
        for (JsonNode condition : job.at("/status/conditions")) {
            boolean holds = condition.path("status").asText().equals("True");
            if (holds && condition.path("type").asText().equals("Complete")) {
                return new JobState(Phase.COMPLETE, "");
            }
            if (holds && condition.path("type").asText().equals("Failed")) {
                return new JobState(
                        Phase.FAILED,
                        condition.path("reason").asText() + ": "
                                + condition.path("message").asText());
            }
        }
        return new JobState(Phase.RUNNING, "");
    }

    boolean isRunning() {
        return phase == Phase.RUNNING;
    }
}
