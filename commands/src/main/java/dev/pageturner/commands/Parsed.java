package dev.pageturner.commands;

/** What became of a typed command line. */
public sealed interface Parsed {
    record Ok(Command command, Invocation invocation) implements Parsed {}

    /** @param sentence what is wrong and what to write instead */
    record Refused(String sentence) implements Parsed {}
}
