package dev.pageturner.bot.slack;

import com.slack.api.app_backend.SlackSignature;
import dev.pageturner.bot.base.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Whether a request comes from Slack, now: Bolt's own check would let one from the future through. */
final class SignatureCheck {
    private static final long WINDOW_SECONDS = 300;

    private final Secret secret;
    private final Clock clock;

    SignatureCheck(Secret secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    boolean passes(@Nullable String timestamp, @Nullable String signature, String body) {
        if (secret.isEmpty() || timestamp == null || signature == null || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        long away = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
        if (away > WINDOW_SECONDS) {
            return false;
        }
        String expected = new SlackSignature.Generator(secret.reveal()).generate(timestamp, body);
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }
}
