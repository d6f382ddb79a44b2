package dev.pageturner.runbooks.filters;

import java.util.List;

/** The part of awk that only picks lines and columns: {@code NR > 1 && $3 != "Running" {print $1, $2}}. */
sealed interface AwkProgram {
    /** @param items what is printed, separated by a space; empty for the whole line */
    record Rule(AwkProgram condition, List<List<AwkProgram>> items) {
        public Rule {
            items = List.copyOf(items);
        }
    }

    record Always() implements AwkProgram {}

    /** {@code $N}. */
    record Field(AwkProgram index) implements AwkProgram {}

    /** NR or NF. */
    record Variable(String name) implements AwkProgram {}

    record Constant(String text, boolean numeric) implements AwkProgram {}

    record Regex(String source) implements AwkProgram {}

    /** @param operator one of {@code == != < > <= >= ~ !~ && || + - * / %} */
    record Binary(String operator, AwkProgram left, AwkProgram right) implements AwkProgram {}

    record Not(AwkProgram inner) implements AwkProgram {}
}
