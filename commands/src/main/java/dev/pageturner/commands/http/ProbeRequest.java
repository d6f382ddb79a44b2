package dev.pageturner.commands.http;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question.
 *
 * @param method GET or HEAD
 * @param follow whether redirects within the same host are followed
 * @param maxBytes of the body; the rest is not read
 * @param through where to connect instead of the URL's own host: the near end of a port-forward
 */
public record ProbeRequest(
        String method,
        URI url,
        List<Header> headers,
        boolean follow,
        int maxBytes,
        @Nullable InetSocketAddress through) {
    public static final int DEFAULT_MAX_BYTES = 256 * 1024;

    public ProbeRequest {
        headers = List.copyOf(headers);
    }

    public static ProbeRequest get(URI url) {
        return new ProbeRequest("GET", url, List.of(), false, DEFAULT_MAX_BYTES, null);
    }

    public record Header(String name, String value) {}
}
