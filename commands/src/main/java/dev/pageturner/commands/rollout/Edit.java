package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One change of one workload, thought through but not made. */
sealed interface Edit {
    /**
     * @param part what is merged into the object, strategically
     * @param action for the list of changes
     * @param detail for people: from and to
     * @param done kubectl's word for it ({@code restarted})
     * @param rollsOut true when pods are replaced, which is then followed
     * @param undo command lines that take it back
     */
    record Ready(
            ObjectNode part,
            String action,
            String detail,
            List<String> warnings,
            String done,
            boolean rollsOut,
            List<List<String>> undo)
            implements Edit {
        public Ready {
            warnings = List.copyOf(warnings);
            undo = undo.stream().map(List::copyOf).toList();
        }
    }

    /** @param sentence kubectl's where it has one */
    record Refused(String sentence) implements Edit {}
}
