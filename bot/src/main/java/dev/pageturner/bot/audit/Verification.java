package dev.pageturner.bot.audit;

import dev.pageturner.bot.audit.AuditStore.Link;
import dev.pageturner.bot.audit.AuditStore.Linked;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks the whole chain and says whether it holds. */
public final class Verification implements Consumer<Linked> {
    private @Nullable Link last;
    private @Nullable String fault;
    private @Nullable String expected;
    private boolean met;
    private long links;

    /** @param entries how many are chained @param pending committed within the last moment, not chained yet @param fault null when the chain holds */
    public record Result(
            long entries,
            long pending,
            String head,
            @Nullable String fault) {}

    public static Result of(AuditStore store) {
        return of(store, null);
    }

    /** @param expectedHead a head that was seen before, in hexadecimal; null when there is none */
    public static Result of(AuditStore store, @Nullable String expectedHead) {
        Verification walk = new Verification();
        walk.expected = expectedHead;
        store.eachLink(walk);
        return walk.result(store.unlinked());
    }

    /** What the links seen so far amount to. */
    public Result result(long pending) {
        String head = last == null ? "" : HexFormat.of().formatHex(last.hash());
        String cut = expected == null || met ? null : "the head that was expected is no longer part of it";
        return new Result(links, pending, head, fault == null ? cut : fault);
    }

    @Override
    public void accept(Linked linked) {
        if (fault == null) {
            fault = Chain.fault(last, linked).orElse(null);
        }
        last = linked.link();
        links++;
        met |= expected != null
                && HexFormat.of().formatHex(linked.link().hash()).equalsIgnoreCase(expected);
    }
}
