package dev.pageturner.runbooks.shell;

import java.util.List;

/**
 * Commands joined by {@code |}.
 *
 * @param negated true behind {@code !}
 * @param joiner what stands behind it
 * @param start offset of its first character
 * @param end offset behind its last character
 */
public record Pipeline(List<ShellCommand> commands, boolean negated, Joiner joiner, int start, int end) {
    public Pipeline {
        commands = List.copyOf(commands);
    }

    /** What joins a pipeline to the next one. */
    public enum Joiner {
        AND,
        OR,
        SEQUENCE,
        BACKGROUND,
        END
    }
}
