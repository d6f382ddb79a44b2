package dev.pageturner.commands;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an approval is bound to, as text: the named facts the approver saw. Short values stay readable, so that a run that
 * finds another world can say what changed; long ones are hashed.
 */
public final class Fingerprint {
    private static final Pattern SHORT = Pattern.compile("[A-Za-z0-9./_-]{0,40}");
    private static final int HEX_DIGITS = 32;

    private Fingerprint() {}

    /** @param facts name to value, in the order in which people should read of changes; names without ; and = */
    public static String of(Map<String, String> facts) {
        List<String> parts = new ArrayList<>();
        facts.forEach(
                (name, value) -> parts.add(name + "=" + (SHORT.matcher(value).matches() ? value : "#" + hash(value))));
        return String.join(";", parts);
    }

    /** One phrase for each fact that is no longer what was approved; empty when nothing changed. */
    public static List<String> changes(String approved, String now) {
        Map<String, String> before = facts(approved);
        Map<String, String> after = facts(now);
        List<String> changes = new ArrayList<>();
        after.forEach((name, value) -> {
            String was = before.getOrDefault(name, "");
            if (!was.equals(value)) {
                boolean readable = !was.startsWith("#") && !value.startsWith("#");
                changes.add(readable ? name + " was " + said(was) + " and is " + said(value) : name + " changed");
            }
        });
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> changes.add(name + " is gone"));
        return changes;
    }

    private static String said(String value) {
        return value.isEmpty() ? "nothing" : value;
    }

    private static Map<String, String> facts(String fingerprint) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String part : fingerprint.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                facts.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return facts;
    }

    /** The first 128 bits of SHA-256, in hexadecimal digits. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
