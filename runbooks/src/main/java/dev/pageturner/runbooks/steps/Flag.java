package dev.pageturner.runbooks.steps;

/**
 * One flag of a program.
 *
 * @param name the long one without dashes, or the short one when there is no other
 * @param effect decides what becomes of it: a word of the table
 */
record Flag(String name, Takes takes, String effect) {
    enum Takes {
        SWITCH,
        VALUE,
        /** A value only behind {@code =}. */
        OPTIONAL
    }
}
