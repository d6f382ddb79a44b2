package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One HTTP request and its answer, with what the handlers here need of it. */
record Exchange(Request request, Response response, Callback callback) {
    private static final int MAX_BODY = 16 * 1024 * 1024;

    String path() {
        return request.getHttpURI().getCanonicalPath();
    }

    String header(String name) {
        String value = request.getHeaders().get(name);
        return value == null ? "" : value;
    }

    String contentType() {
        return header("Content-Type").toLowerCase(java.util.Locale.ROOT);
    }

    String query(String name) {
        String value = Request.extractQueryParameters(request).getValue(name);
        return value == null ? "" : value;
    }

    boolean isPost() {
        return request.getMethod().equals("POST");
    }

    byte[] body() throws IOException {
        try (InputStream stream = Content.Source.asInputStream(request)) {
            return stream.readNBytes(MAX_BODY);
        }
    }

    String text() throws IOException {
        return new String(body(), StandardCharsets.UTF_8);
    }

    void json(int status, JsonNode answer) {
        answer(status, "application/json; charset=utf-8", answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    void plain(int status, String answer) {
        answer(status, "text/plain; charset=utf-8", answer.getBytes(StandardCharsets.UTF_8));
    }

    void answer(int status, String type, byte[] content) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
        response.write(true, ByteBuffer.wrap(content), callback);
    }

    void redirect(String location) {
        response.setStatus(302);
        response.getHeaders().put(HttpHeader.LOCATION, location);
        callback.succeeded();
    }

    /** Cuts the connection without a word. */
    void cut() {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.failed(new IOException("connection cut on purpose"));
    }

    /** Sends the beginning of an answer, then cuts the connection: the sender knows that it was heard, not what was said. */
    void cutInAnswer(JsonNode answer) {
        byte[] content = answer.toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
        response.write(false, ByteBuffer.wrap(content, 0, content.length / 2), Callback.from(this::cut));
    }
}
