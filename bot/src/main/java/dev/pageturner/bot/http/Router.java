package dev.pageturner.bot.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Finds the endpoint and writes its reply. Leaves paths that it does not know to the next handler. */
final class Router extends Handler.Abstract {
    private static final Logger log = LoggerFactory.getLogger(Router.class);

    private final Routes routes;
    private final Clock clock;

    Router(Routes routes, Clock clock) {
        this.routes = routes;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        if (!routes.knows(path)) {
            return false;
        }
        String id = MDC.get("request");
        reply(request, path)
                .exceptionally(failure -> broken(request, path, failure, id))
                .thenAccept(reply -> finish(request, response, callback, reply));
        return true;
    }

    private CompletableFuture<Reply> reply(Request request, String path) {
        Map<String, LateEndpoint> methods = routes.at(path);
        LateEndpoint endpoint = methods.get(request.getMethod());
        if (endpoint == null) {
            String allowed = String.join(", ", methods.keySet());
            return LateEndpoint.now(Reply.text(405, "use " + allowed + "\n").with("Allow", allowed));
        }
        try {
            return endpoint.answer(request);
        } catch (BodyRefusedException e) {
            return LateEndpoint.now(
                    Reply.text(e.status(), e.getMessage() + "\n").with("Connection", "close"));
        } catch (IOException e) {
            log.info("{} {}: the sender went away: {}", request.getMethod(), path, e.getMessage());
            return LateEndpoint.now(
                    Reply.text(400, "the request could not be read\n").with("Connection", "close"));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Reply broken(Request request, String path, Throwable failure, @Nullable String id) {
        log.error("{} {} failed, request {}", request.getMethod(), path, id, failure);
        return Reply.text(500, "something broke here; it is logged as request " + id + "\n");
    }

    private void finish(Request request, Response response, Callback callback, Reply reply) {
        try {
            if (reply.headers().containsKey("Connection")) {
                Bodies.discardRest(request, clock);
            }
            write(request, response, callback, reply);
        } catch (RuntimeException e) {
            // Whoever waits for the reply must not wait for ever.
            callback.failed(e);
        }
    }

    private static void write(Request request, Response response, Callback callback, Reply reply) {
        response.setStatus(reply.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.type());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        boolean withBody = !request.getMethod().equals("HEAD");
        response.write(true, withBody ? ByteBuffer.wrap(reply.body()) : ByteBuffer.allocate(0), callback);
    }
}
