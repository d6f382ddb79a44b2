package dev.pageturner.bot.audit;

import dev.pageturner.bot.audit.AuditStore.Link;
import dev.pageturner.bot.audit.AuditStore.Linked;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Each hash is SHA-256 over the hash before it and the entry's text: changing one entry changes every hash after it. */
public final class Chain {
    private static final byte[] GENESIS = new byte[32];

    private Chain() {}

    static Link next(@Nullable Link last, String body) {
        byte[] previous = last == null ? GENESIS : last.hash();
        return new Link(last == null ? 1 : last.seq() + 1, previous, hash(previous, body));
    }

    /** What is wrong with a link, given the one before it; empty when it holds. */
    static Optional<String> fault(@Nullable Link before, Linked linked) {
        Link link = linked.link();
        long expected = before == null ? 1 : before.seq() + 1;
        if (link.seq() != expected) {
            return Optional.of("entry " + expected + " is missing: the next one on record is " + link.seq());
        }
        if (linked.body() == null || linked.columns() == null) {
            return Optional.of("the text of entry " + link.seq() + " is gone");
        }
        if (!Arrays.equals(link.previous(), before == null ? GENESIS : before.hash())) {
            return Optional.of("entry " + link.seq() + " does not continue the one before it");
        }
        if (!Arrays.equals(link.hash(), hash(link.previous(), linked.body()))) {
            return Optional.of("entry " + link.seq() + " was changed after it was written");
        }
        return AuditLog.agree(linked.body(), linked.columns())
                ? Optional.empty()
                : Optional.of("the columns of entry " + link.seq() + " do not say what its text says");
    }

    private static byte[] hash(byte[] previous, String body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            return digest.digest(body.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
