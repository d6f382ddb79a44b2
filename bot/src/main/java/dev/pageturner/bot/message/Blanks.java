package dev.pageturner.bot.message;

/** Blanks and line breaks in what has to stand on one line. */
final class Blanks {
    private Blanks() {}

    /** Every run of white space becomes one blank; the very same text where there is nothing to do. */
    static String single(String text) {
        int at = first(text);
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, at);
        boolean within = false;
        for (int i = at; i < text.length(); i++) {
            boolean blank = blank(text.charAt(i));
            if (!blank || !within) {
                out.append(blank ? ' ' : text.charAt(i));
            }
            within = blank;
        }
        return out.toString();
    }

    /** Where a run begins that is more than one blank, or another character; -1 where there is none. */
    private static int first(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean more = i + 1 < text.length() && blank(text.charAt(i + 1));
            if (blank(c) && (c != ' ' || more)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean blank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
