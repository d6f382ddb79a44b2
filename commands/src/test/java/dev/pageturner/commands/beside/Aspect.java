package dev.pageturner.commands.beside;

/** What of two answers is compared. */
enum Aspect {
    /** Whether it went well. */
    EXIT,
    /** What was said of it, and of which pods. */
    WORDS,
    /** Every warning of kubectl's is one of ours, too; more of them are welcome. */
    WARNINGS,
    /** The objects as they are afterwards. */
    OBJECTS
}
