package dev.pageturner.bot.alert;

/** Text that PostgreSQL takes: without NUL and without halves of surrogate pairs, each replaced by U+FFFD. */
final class Storable {
    private static final char REPLACEMENT = '\uFFFD';

    private Storable() {}

    static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
                return cleaned(text);
            }
        }
        return text;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> clean.appendCodePoint(
                        point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                                ? REPLACEMENT
                                : point));
        return clean.toString();
    }
}
