package dev.pageturner.runbooks.steps;

import java.util.regex.Pattern;

/** Whether a word is nothing but a blank. */
final class Blank {
    private static final Pattern BLANK =
            Pattern.compile("<[^<>]+>|\\$\\{?\\w+}?|\\$\\{\\w+:?-[^}]*}|\\{\\{.*}}|\\[[A-Za-z][\\w -]*]");

    private Blank() {}

    static boolean isBlank(String word) {
        return BLANK.matcher(word).matches();
    }
}
