package dev.pageturner.commands.change;

import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Preview;
import org.jspecify.annotations.Nullable;

/** What a run would do, thought through against the cluster as it is now. */
public interface Plan {
    /** Why it is not done, in kubectl's words where it has them; null when it may be. */
    @Nullable
    String refusal();

    /** What an approval is bound to: everything that the approver saw. */
    String fingerprint();

    Preview preview(Invocation invocation, CommandContext context);
}
