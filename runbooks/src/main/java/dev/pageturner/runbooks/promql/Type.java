package dev.pageturner.runbooks.promql;

/** What an expression yields. */
enum Type {
    SCALAR("a number"),
    STRING("a string"),
    INSTANT("an instant vector"),
    RANGE("a range vector");

    private final String words;

    Type(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
