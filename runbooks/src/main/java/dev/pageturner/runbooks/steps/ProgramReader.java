package dev.pageturner.runbooks.steps;

/** Knows one program well enough to say what a call of it does. */
interface ProgramReader {
    Verdict read(Call call, Surroundings surroundings);
}
