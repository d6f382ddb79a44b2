package dev.pageturner.bot.alert;

/** Names of receivers as they stand in alertmanager.yml. */
final class Receivers {
    private static final String QUOTED = "\\.+*?()|[]{}^$";

    private Receivers() {}

    /** Takes back the regular expression quoting that Alertmanager sends ({@code web\.hook}). */
    static String unquoted(String receiver) {
        StringBuilder plain = new StringBuilder(receiver.length());
        for (int i = 0; i < receiver.length(); i++) {
            boolean quotes = receiver.charAt(i) == '\\'
                    && i + 1 < receiver.length()
                    && QUOTED.indexOf(receiver.charAt(i + 1)) >= 0;
            plain.append(receiver.charAt(quotes ? ++i : i));
        }
        return plain.toString();
    }
}
