package dev.pageturner.bot.http;

import dev.pageturner.bot.base.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Lets in who carries a bearer token with the right scope. */
public final class MetaAccess {
    static final String READ = "meta:read";

    private final List<Token> tokens;

    public MetaAccess(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    public record Token(String name, Secret secret, List<String> scopes) {
        public Token {
            scopes = List.copyOf(scopes);
        }
    }

    Endpoint protect(Endpoint endpoint) {
        return request -> answer(request, endpoint);
    }

    private Reply answer(Request request, Endpoint endpoint) throws IOException {
        List<Token> carried = carried(request.getHeaders().get(HttpHeader.AUTHORIZATION));
        if (carried.isEmpty()) {
            return Reply.text(401, "send a bearer token with the scope " + READ + "\n")
                    .with("WWW-Authenticate", "Bearer realm=\"pageturner\"");
        }
        if (carried.stream().noneMatch(token -> token.scopes().contains(READ))) {
            return Reply.text(403, "this token lacks the scope " + READ + "\n")
                    .with("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + READ + "\"");
        }
        return endpoint.answer(request);
    }

    private List<Token> carried(@org.jspecify.annotations.Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            return List.of();
        }
        String given = authorization.substring("bearer ".length()).strip();
        return tokens.stream().filter(token -> token.secret().matches(given)).toList();
    }
}
