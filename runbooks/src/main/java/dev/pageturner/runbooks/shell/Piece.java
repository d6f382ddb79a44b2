package dev.pageturner.runbooks.shell;

import org.jspecify.annotations.Nullable;

/** A part of a word: what stands there, or what a shell would put in its place. */
public sealed interface Piece {
    /** The piece as it stands in the document, quotes removed. */
    String spelling();

    /** @param quoted true when the shell takes every character as it is */
    record Text(String spelling, boolean quoted) implements Piece {}

    /**
     * A variable.
     *
     * @param fallback what <code>${NAME:-fallback}</code> gives, else null
     */
    record Variable(String name, String spelling, @Nullable String fallback) implements Piece {}

    /** Whatever a shell would have to run or compute: recognised, never evaluated. */
    record Computed(String spelling, String what) implements Piece {}
}
