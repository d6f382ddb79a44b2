package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.shell.Redirection;
import dev.pageturner.runbooks.shell.ShellCommand;
import dev.pageturner.runbooks.shell.ShellWord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a shell would do around a simple command, before the command itself is looked at. */
final class SimpleCommands {
    private SimpleCommands() {}

    /** Why no button can run it, whatever the program is. */
    static Optional<String> objection(ShellCommand.Simple simple) {
        Stream<Optional<String>> words = Stream.concat(
                        simple.words().stream(), simple.assignments().stream().map(ShellCommand.Assignment::value))
                .map(SimpleCommands::objection);
        Stream<Optional<String>> files = simple.redirections().stream().map(SimpleCommands::objection);
        Stream<Optional<String>> variables = simple.words().isEmpty()
                ? Stream.empty()
                : simple.assignments().stream()
                        .map(assignment -> Optional.ofNullable(Wrappers.objection(assignment.name())));
        return Stream.of(words, files, variables)
                .flatMap(stream -> stream)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> objection(ShellWord word) {
        if (word.computed().isPresent()) {
            return Optional.of(
                    word.computed().get() + " has to be worked out by a shell first, and nothing here runs in a shell");
        }
        return word.expandsBraces()
                ? Optional.of("a shell would make several words of `" + word.text() + "`")
                : Optional.empty();
    }

    private static Optional<String> objection(Redirection redirection) {
        if (redirection.heredoc() != null) {
            boolean plain = redirection.literal() || !redirection.heredoc().matches("(?s).*[$`\\\\].*");
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
