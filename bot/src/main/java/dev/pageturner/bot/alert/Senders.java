package dev.pageturner.bot.alert;

import dev.pageturner.bot.base.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Alertmanagers that may notify, told apart by their tokens. */
public final class Senders {
    private final List<Sender> senders;

    public Senders(List<Sender> senders) {
        this.senders = List.copyOf(senders);
    }

    public record Sender(String name, Secret token) {}

    /**
     * Who sent this: by bearer token, or by basic authentication with the token as password and any user name. Each token is
     * compared in constant time, and all of them are, so that the time taken tells nothing.
     *
     * @param authorization the header's value; null when it is missing
     */
    public Optional<String> identify(@Nullable String authorization) {
        Credentials given = credentials(authorization);
        if (given == null) {
            return Optional.empty();
        }
        String found = null;
        for (Sender sender : senders) {
            boolean matches = sender.token().matches(given.secret);
            boolean preferred = found == null || sender.name().equals(given.user);
            found = matches && preferred ? sender.name() : found;
        }
        return Optional.ofNullable(found);
    }

    private record Credentials(String user, String secret) {}

    private static @Nullable Credentials credentials(@Nullable String authorization) {
        if (authorization == null) {
            return null;
        }
        int space = authorization.indexOf(' ');
        String scheme = space < 0 ? authorization : authorization.substring(0, space);
        String rest = space < 0 ? "" : authorization.substring(space + 1).strip();
        if (scheme.equalsIgnoreCase("Bearer")) {
            return new Credentials("", rest);
        }
        return scheme.equalsIgnoreCase("Basic") ? basic(rest) : null;
    }

    private static @Nullable Credentials basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? null : new Credentials(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
