package dev.pageturner.runbooks;

import java.util.Locale;

/** What a step does, decided from its parsed command alone. The names are those of the contract's JSON. */
public enum StepKind {
    CLUSTER_READ,
    LOGS,
    PROMQL,
    SQL_READ,
    HTTP_PROBE,
    CHANGE,
    BY_HAND;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True when anyone may press it. */
    public boolean isRead() {
        return this != CHANGE && this != BY_HAND;
    }
}
