package dev.pageturner.bot.rehearsal.cluster.api;

import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications;
import dev.pageturner.bot.rehearsal.cluster.store.ApiError;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.tables.Tables;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The API on HTTP. The secret is the first step of every path, because kubectl sends no token to a server without TLS:
 * the kubeconfig's server URL holds it, and nobody else on this machine can guess it.
 */
public final class ApiHandler extends Handler.Abstract {
    private static final int LARGEST_BODY = 3 << 20;

    private final ApiServer server;
    private final String prefix;

    public ApiHandler(
            ObjectStore store, Tables tables, Applications applications, String secret, BooleanSupplier stopping) {
        this.server = new ApiServer(store, tables, applications, stopping);
        this.prefix = "/" + secret;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        Reply reply = path.startsWith(prefix + "/")
                ? server.answer(call(request, path.substring(prefix.length())))
                : Reply.error(ApiError.unauthorized());
        if (reply instanceof Reply.Whole whole) {
            send(whole, request, response, callback);
        } else if (reply instanceof Reply.Stream stream) {
            stream(stream, response, callback);
        }
        return true;
    }

    private static Call call(Request request, String path) throws IOException {
        Map<String, String> query = new HashMap<>();
        Request.extractQueryParameters(request).forEach(field -> query.put(field.getName(), field.getValue()));
        byte[] body;
        try (var in = Content.Source.asInputStream(request)) {
            body = in.readNBytes(LARGEST_BODY);
        }
        String plain = path.length() > 1 && path.endsWith("/") && !path.contains("/proxy")
                ? path.substring(0, path.length() - 1)
                : path;
        return new Call(
                request.getMethod(),
                plain,
                query,
                Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.ACCEPT), ""),
                Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.CONTENT_TYPE), ""),
                body);
    }

    private static void send(Reply.Whole reply, Request request, Response response, Callback callback) {
        response.setStatus(reply.code());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
        if (reply.retryAfter() > 0) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, reply.retryAfter());
        }
        boolean head = request.getMethod().equals("HEAD");
        response.write(true, head ? ByteBuffer.allocate(0) : ByteBuffer.wrap(reply.body()), callback);
    }

    private static void stream(Reply.Stream reply, Response response, Callback callback) {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            reply.writer().write(out);
            callback.succeeded();
        } catch (EofException gone) {
            callback.succeeded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            callback.failed(e);
        } catch (IOException | RuntimeException e) {
            callback.failed(e);
        }
    }
}
