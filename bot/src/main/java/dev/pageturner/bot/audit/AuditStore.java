package dev.pageturner.bot.audit;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the trail lives. Entries are only ever added. */
public interface AuditStore {
    /** @param body the entry as the exact text that will be hashed */
    void append(AuditEntry entry, String body);

    /** Entries that are not part of the chain yet, the oldest first; locks the chain until the transaction ends. */
    List<Unlinked> lockUnlinked(int limit);

    Optional<Link> last();

    void link(long entry, Link link);

    /** Every link with its entry, in the order of the chain. A link whose entry is gone has a null body. */
    void eachLink(Consumer<Linked> reader);

    long unlinked();

    /** What happened since then. */
    AuditStats stats(Instant since);

    record Unlinked(long entry, String body) {}

    record Link(long seq, byte[] previous, byte[] hash) {
        public Link {
            previous = previous.clone();
            hash = hash.clone();
        }

        @Override
        public byte[] previous() {
            return previous.clone();
        }

        @Override
        public byte[] hash() {
            return hash.clone();
        }
    }

    /**
     * An entry's columns, which make it quick to find.
     *
     * @param happened to the microsecond
     */
    record Columns(Instant happened, String what, String outcome, String subject) {}

    /** @param body null when the entry is gone, as its columns are */
    record Linked(
            Link link, @Nullable String body, @Nullable Columns columns) {
        /** One JSON object: number, hash, and the entry as it was hashed. */
        public String json() {
            String hash = HexFormat.of().formatHex(link.hash());
            return "{\"seq\":" + link.seq() + ",\"hash\":\"" + hash + "\",\"entry\":" + (body == null ? "null" : body)
                    + "}";
        }
    }
}
