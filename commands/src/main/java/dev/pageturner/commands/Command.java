package dev.pageturner.commands;

/**
 * One thing that can be done to, or asked of, a system. One command is one class, registered in {@link Catalogue}.
 *
 * <p>Preview and run share one planner: what {@link #preview} shows is what {@link #run} does, or the run stops with
 * {@link Outcome.Status#CHANGED} before it touches anything.
 */
public interface Command {
    CommandSpec spec();

    /** What a run would do now. Changes nothing. A refusal is a value in the preview, never an exception. */
    Preview preview(Invocation invocation, CommandContext context);

    /**
     * Does it, reporting on the way.
     *
     * @throws SystemUnreachableException when the outside system does not answer before anything was changed; after that
     *     point the outcome is {@link Outcome.Status#UNKNOWN}
     */
    Outcome run(Invocation invocation, CommandContext context, RunControl control);
}
