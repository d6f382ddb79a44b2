package dev.pageturner.bot.incident;

import java.util.Map;

/** Where an incident belongs, decided by its labels when it is opened. */
public interface Placement {
    /** Slack channel id of its thread. */
    String channel(Map<String, String> labels);

    /** Name of the configured cluster that the labels mean. */
    String cluster(Map<String, String> labels);
}
