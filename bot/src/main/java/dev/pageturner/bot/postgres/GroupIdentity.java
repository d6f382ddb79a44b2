package dev.pageturner.bot.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash of one (source, receiver, groupKey).
 *
 * @param lock for an advisory lock
 */
record GroupIdentity(String text, long lock) {
    static GroupIdentity of(String source, String receiver, String groupKey) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {source, receiver, groupKey}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // With the length before it, no two triples run together into the same bytes.
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                digest.update(bytes);
            }
            byte[] hash = digest.digest();
            return new GroupIdentity(
                    HexFormat.of().formatHex(hash), ByteBuffer.wrap(hash).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
