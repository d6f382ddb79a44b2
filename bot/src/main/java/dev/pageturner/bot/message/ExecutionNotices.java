package dev.pageturner.bot.message;

import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.ExecutionListener;
import dev.pageturner.bot.execution.ExecutionState;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the thread how a command goes, in one message that is edited. */
public final class ExecutionNotices implements ExecutionListener {
    /** An answer that comes sooner needs no "running" before it. */
    private static final Duration PATIENCE = Duration.ofMillis(700);

    private final Outbox outbox;
    private final RootNotices roots;

    public ExecutionNotices(Outbox outbox, RootNotices roots) {
        this.outbox = outbox;
        this.roots = roots;
    }

    @Override
    public void changed(@Nullable Execution before, Execution after) {
        Slot slot = Slots.of(after);
        if (after.isRead()) {
            read(before, after, slot);
        } else {
            change(before, after, slot);
        }
        UUID incident = after.origin().incident();
        boolean moved = before == null
                || before.state() != after.state()
                || before.decisions().size() != after.decisions().size();
        // A read changes who is looking, and that only when it begins.
        if (incident != null && moved && (!after.isRead() || before == null)) {
            roots.refresh(incident);
        }
    }

    private void read(@Nullable Execution before, Execution after, Slot slot) {
        if (before == null) {
            outbox.putAfter(slot, ReadMessage.of(after), PATIENCE);
        } else if (after.state().isFinal()) {
            Pages.of(ReadMessage.of(after)).stream().limit(1).forEach(page -> outbox.put(slot, page));
            ReadMessage.chart(after).ifPresent(chart -> outbox.file(slot, "chart", chart));
            ReadMessage.file(after).ifPresent(file -> outbox.file(slot, "output", file));
        }
    }

    private void change(@Nullable Execution before, Execution after, Slot slot) {
        outbox.put(slot, Pages.of(ChangeMessage.of(after)).get(0));
        if (before == null && after.state() == ExecutionState.AWAITING_APPROVAL) {
            ChangeMessage.file(after).ifPresent(file -> outbox.file(slot, "preview", file));
        }
    }
}
