package dev.pageturner.runbooks.steps;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of steps: as stable as their text. */
public final class StepIds {
    private static final int LENGTH = 6;

    private StepIds() {}

    /** @param ordinal 1 for the first step with this source in its block or scenario */
    public static String of(String anchor, String source, int ordinal) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String text = anchor + "\0" + source + "\0" + ordinal;
            byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
