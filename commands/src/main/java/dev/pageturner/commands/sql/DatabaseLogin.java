package dev.pageturner.commands.sql;

/**
 * How to reach one database. Prints without its password.
 *
 * @param url {@code jdbc:postgresql://...}
 */
public record DatabaseLogin(String url, String user, String password) {
    @Override
    public String toString() {
        // A URL may carry a password as well.
        int query = url.indexOf('?');
        return "DatabaseLogin[" + user + " at " + (query < 0 ? url : url.substring(0, query)) + "]";
    }
}
