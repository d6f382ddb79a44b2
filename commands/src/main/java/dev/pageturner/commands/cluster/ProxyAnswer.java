package dev.pageturner.commands.cluster;

import java.util.List;
import java.util.Map;

/** What a service or pod answered through the API server. */
public record ProxyAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    public ProxyAnswer {
        headers = Map.copyOf(headers);
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }
}
