package dev.pageturner.bot.config;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses of the systems that are asked over HTTP. */
final class HttpUrls {
    static final String WANTED = "has to begin with https:// or http:// and name a host";

    private HttpUrls() {}

    /** True also for an empty one, which means that there is none. */
    static boolean usable(String url) {
        try {
            URI uri = new URI(url);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return url.isEmpty() || http && uri.getRawAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
