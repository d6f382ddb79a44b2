package dev.pageturner.runbooks.steps;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program with its arguments, every word as a shell would hand it over, blanks in their spelling.
 *
 * @param stdin the text it reads from a heredoc or an echo, else null
 * @param inside where it runs when not on the reader's own machine, else null
 * @param follow true when it is repeated until stopped
 */
record Call(
        String program,
        List<String> arguments,
        @Nullable String stdin,
        @Nullable Pod inside,
        boolean follow) {
    Call {
        arguments = List.copyOf(arguments);
    }

    Call into(Pod pod, String otherProgram, List<String> otherArguments) {
        return new Call(otherProgram, otherArguments, stdin, pod, follow);
    }

    Call with(String otherProgram, List<String> otherArguments) {
        return new Call(otherProgram, otherArguments, stdin, inside, follow);
    }

    Call followed() {
        return new Call(program, arguments, stdin, inside, true);
    }

    /**
     * A container that a command is run in.
     *
     * @param target {@code deployment/x} or {@code pod/x}
     * @param scope {@code [-n, NAMESPACE]} or nothing
     */
    record Pod(String target, List<String> scope) {
        Pod {
            scope = List.copyOf(scope);
        }
    }
}
