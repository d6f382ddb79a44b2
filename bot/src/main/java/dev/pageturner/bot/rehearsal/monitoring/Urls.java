package dev.pageturner.bot.rehearsal.monitoring;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding. */
final class Urls {
    private Urls() {}

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
