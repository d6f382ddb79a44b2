package dev.pageturner.bot.message;

/** What buttons ask for. The names stand in messages that outlive the process, so they do not change. */
public final class Actions {
    /** {@code incident, file, anchor, step}; the incident is empty outside of one. */
    public static final String RUN_STEP = "run-step";
    /** {@code cluster, incident, word...} */
    public static final String RUN_WORDS = "run-words";
    /** {@code execution} */
    public static final String APPROVE = "approve";
    /** {@code execution} */
    public static final String DENY = "deny";
    /** {@code execution} */
    public static final String CANCEL = "cancel";
    /** {@code incident, file, anchor, page} */
    public static final String SHOW_ALL = "show-all";
    /** {@code incident, file, anchor} */
    public static final String SHOW_SCENARIO = "show-scenario";

    private Actions() {}
}
