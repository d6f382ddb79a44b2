package dev.pageturner.runbooks.shell;

import java.util.List;

/** One command of a pipeline. */
public sealed interface ShellCommand {
    /** @param assignments {@code NAME=value} in front of the program, each as one word */
    record Simple(List<Assignment> assignments, List<ShellWord> words, List<Redirection> redirections)
            implements ShellCommand {
        public Simple {
            assignments = List.copyOf(assignments);
            words = List.copyOf(words);
            redirections = List.copyOf(redirections);
        }
    }

    /** @param keyword what it starts with: {@code for}, {@code if}, {@code (} ... */
    record Compound(String keyword) implements ShellCommand {}

    record Assignment(String name, ShellWord value) {}
}
