package dev.pageturner.runbooks;

import java.util.List;

/** A piece of a section, in the order of the document. Nothing in a document is dropped. */
public sealed interface Block {
    /** @param markdown as written */
    record Prose(String markdown, int line) implements Block {}

    /** The steps of one code block. */
    record Steps(List<Step> steps, String language, int line) implements Block {
        public Steps {
            steps = List.copyOf(steps);
        }
    }

    /** A code block that is no command: sample output, YAML, JSON. */
    record Sample(String text, String language, int line) implements Block {}
}
