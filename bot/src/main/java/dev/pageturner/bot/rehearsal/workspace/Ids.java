package dev.pageturner.bot.rehearsal.workspace;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Ids in Slack's shapes. */
final class Ids {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private final RandomGenerator random;

    Ids(RandomGenerator random) {
        this.random = random;
    }

    /** {@code prefix} and ten capitals or digits: F0ABC..., V0ABC..., Ev0ABC.... */
    synchronized String id(String prefix) {
        StringBuilder id = new StringBuilder(prefix).append('0');
        for (int i = 0; i < 9; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    /** Unguessable, for addresses: {@code bytes} random bytes in hexadecimal. */
    synchronized String secret(int bytes) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        return HexFormat.of().formatHex(noise);
    }

    /** Four characters for a block_id, five for an action_id, as Slack makes them up. */
    synchronized String small(int length) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < length; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
