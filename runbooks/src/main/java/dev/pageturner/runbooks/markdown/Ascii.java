package dev.pageturner.runbooks.markdown;

/** Plain ASCII, as nearly all titles are, without regular expressions, which cost ten times as much. */
final class Ascii {
    private Ascii() {}

    static boolean isAll(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 128) {
                return false;
            }
        }
        return true;
    }

    static boolean isWord(char character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9';
    }

    /** The words of a text; each run of anything else becomes the joiner, at both ends too. */
    static String words(String text, String joiner) {
        StringBuilder words = new StringBuilder(text.length());
        boolean between = false;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (isWord(character)) {
                words.append(character);
                between = false;
            } else if (!between) {
                words.append(joiner);
                between = true;
            }
        }
        return words.toString();
    }
}
