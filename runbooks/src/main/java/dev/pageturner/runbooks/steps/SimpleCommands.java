package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.shell.Redirection;
import dev.pageturner.runbooks.shell.ShellCommand;
import dev.pageturner.runbooks.shell.ShellWord;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a shell would do around a simple command, before the command itself is looked at. */
final class SimpleCommands {
    private SimpleCommands() {}

    /** Why no button can run it, whatever the program is. */
    static Optional<String> objection(ShellCommand.Simple simple) {
        return first(simple.words(), SimpleCommands::objection)
                .or(() -> first(simple.assignments(), assignment -> objection(assignment.value())))
                .or(() -> first(simple.redirections(), SimpleCommands::objection))
                .or(() -> simple.words().isEmpty()
                        ? Optional.empty()
                        : first(
                                simple.assignments(),
                                assignment -> Optional.ofNullable(Wrappers.objection(assignment.name()))));
    }

    private static <T> Optional<String> first(List<T> list, Function<T, Optional<String>> objection) {
        for (T each : list) {
            Optional<String> found = objection.apply(each);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> objection(ShellWord word) {
        Optional<String> computed = word.computed();
        if (computed.isPresent()) {
            return Optional.of(
                    computed.get() + " has to be worked out by a shell first, and nothing here runs in a shell");
        }
        return word.expandsBraces()
                ? Optional.of("a shell would make several words of `" + word.text() + "`")
                : Optional.empty();
    }

    private static Optional<String> objection(Redirection redirection) {
        if (redirection.heredoc() != null) {
            // There a backslash stands for itself, unless one of these follows it.
            boolean plain = redirection.literal() || !redirection.heredoc().matches("(?s).*(?:[$`]|\\\\[\\\\\n]).*");
            return plain ? Optional.empty() : Optional.of("a shell would fill in the text below it first");
        }
        if (redirection.isHarmless()) {
            return Optional.empty();
        }
        String file = redirection.target().text();
        return Optional.of(
                redirection.operator().contains("<")
                        ? "it reads the file `" + file + "`"
                        : "it writes the file `" + file + "`");
    }

    static Call call(ShellCommand.Simple simple, @Nullable Call outer, Surroundings surroundings) {
        simple.words().forEach(word -> word.variables().forEach(surroundings::saw));
        List<String> words = simple.words().stream().map(ShellWord::text).toList();
        String stdin = simple.redirections().stream()
                .map(Redirection::heredoc)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Call(
                words.get(0),
                words.subList(1, words.size()),
                stdin,
                outer == null ? null : outer.inside(),
                outer != null && outer.follow());
    }
}
