package dev.pageturner.commands;

import dev.pageturner.commands.Outcome.Status;
import java.util.List;
import java.util.Optional;

/** Holds a run to what was approved: the first thing that every change asks, before it touches anything. */
public final class Approved {
    private Approved() {}

    /**
     * @param now the fingerprint of what the run would do
     * @return how the run ends when that is not what was approved, saying what changed
     */
    public static Optional<Outcome> refusal(RunControl control, String command, String now) {
        String approved = control.approvedFingerprint();
        if (approved == null) {
            return Optional.of(
                    Outcome.of(Status.REFUSED, command + " changes things: ask for a preview and have it approved."));
        }
        List<String> changes = Fingerprint.changes(approved, now);
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(Outcome.of(
                        Status.CHANGED,
                        "Not what was approved any more, so nothing was touched: " + String.join("; ", changes)
                                + ". Look at a new preview."));
    }
}
