package dev.pageturner.runbooks;

import java.util.List;

/**
 * One part of a scenario.
 *
 * @param title as written
 */
public record Section(Kind kind, String title, int line, List<Block> blocks) {
    public Section {
        blocks = List.copyOf(blocks);
    }

    /** What a section is for, whatever the team calls it. */
    public enum Kind {
        SYMPTOMS,
        IMPACT,
        DIAGNOSIS,
        CAUSES,
        REMEDIATION,
        VERIFICATION,
        ESCALATION,
        OTHER
    }
}
