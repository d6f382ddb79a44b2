package dev.pageturner.runbooks.steps;

/** Whether a word is nothing but a blank. */
final class Blank {
    private Blank() {}

    static boolean isBlank(String word) {
        return word.matches("<[^<>]+>|\\$\\{?\\w+}?|\\$\\{\\w+:?-[^}]*}|\\{\\{.*}}|\\[[A-Za-z][\\w -]*]");
    }
}
