package dev.pageturner.commands;

/** What can go wrong when a command is pressed by mistake. */
public enum Risk {
    /** Changes nothing; anyone may look. */
    READ,
    /** Changes something that the same person can put back at once. */
    LOW,
    /** Interrupts users, moves work or loses state. */
    HIGH
}
