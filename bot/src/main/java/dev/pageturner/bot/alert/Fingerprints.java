package dev.pageturner.bot.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The identity of an alert for senders that leave the fingerprint out: its labels, whatever their order. */
final class Fingerprints {
    private static final int LENGTH = 16;

    private Fingerprints() {}

    static String of(Map<String, String> labels) {
        StringBuilder all = new StringBuilder();
        new TreeMap<>(labels)
                .forEach((name, value) ->
                        all.append(name).append('\0').append(value).append('\0'));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
