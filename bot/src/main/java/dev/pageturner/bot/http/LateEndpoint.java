package dev.pageturner.bot.http;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Request;

/** Answers one route, now or later and from any thread: none has to wait for the reply. */
@FunctionalInterface
interface LateEndpoint {
    CompletableFuture<Reply> answer(Request request) throws IOException;

    static LateEndpoint of(Endpoint endpoint) {
        return request -> now(endpoint.answer(request));
    }

    static CompletableFuture<Reply> now(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
