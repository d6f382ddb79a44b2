package dev.pageturner.bot.config;

/** Addresses of PostgreSQL in the two spellings that people use. */
final class DatabaseUrls {
    private DatabaseUrls() {}

    /** JDBC's spelling, also of {@code postgres://user:password@host/name}; null for anything else. */
    static @org.jspecify.annotations.Nullable String jdbc(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return url;
        }
        String rest = url.startsWith("postgres://")
                ? url.substring("postgres://".length())
                : url.startsWith("postgresql://") ? url.substring("postgresql://".length()) : null;
        return rest == null ? null : "jdbc:postgresql://" + withoutLogin(rest);
    }

    private static String withoutLogin(String rest) {
        int at = rest.lastIndexOf('@');
        if (at < 0) {
            return rest;
        }
        String login = rest.substring(0, at);
        String place = rest.substring(at + 1);
        int colon = login.indexOf(':');
        String user = colon < 0 ? login : login.substring(0, colon);
        String password = colon < 0 ? "" : "&password=" + login.substring(colon + 1);
        return place + (place.indexOf('?') < 0 ? "?" : "&") + "user=" + user + password;
    }

    /** Without what follows the question mark, where a password may stand. */
    static String shown(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }
}
