package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.RunbookLibrary.Problem;
import java.util.List;

/**
 * A runbook, and what was wrong with its file; a runbook comes out whatever was wrong.
 *
 * @param broken true when an older version of the file, if there is one, should be preferred
 */
public record Reading(Runbook runbook, boolean broken, List<Problem> problems) {
    public Reading {
        problems = List.copyOf(problems);
    }
}
