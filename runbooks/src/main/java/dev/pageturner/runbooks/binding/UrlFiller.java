package dev.pageturner.runbooks.binding;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Puts values into an address: into the host only names, into the rest only what is percent-encoded. */
final class UrlFiller {
    private UrlFiller() {}

    static String fill(String url, Spellings spellings) {
        if (spellings.isWhole(url)) {
            return checked(spellings.replace(url, value -> value));
        }
        int scheme = url.indexOf("://");
        int path = url.indexOf('/', scheme < 0 ? 0 : scheme + 3);
        String authority = path < 0 ? url : url.substring(0, path);
        String rest = path < 0 ? "" : url.substring(path);
        return checked(spellings.replace(authority, UrlFiller::host) + spellings.replace(rest, UrlFiller::encoded));
    }

    private static String host(String value) {
        if (!value.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(:\\d{1,5})?")) {
            throw new UnfitValueException("`" + value + "` is no name of a host.");
        }
        return value;
    }

    private static String encoded(String value) {
        if (value.matches("\\.{1,2}")) {
            throw new UnfitValueException("`" + value + "` would lead to another path.");
        }
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String checked(String url) {
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (scheme.matches("https?") && uri.getHost() != null && uri.getUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new UnfitValueException(
                "`" + url + "` is not an address that can be asked. Write http:// or https:// and a host.");
    }
}
