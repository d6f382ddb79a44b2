package dev.pageturner.runbooks.promql;

/**
 * @param text as written; for a string its content
 * @param offset where it begins
 */
record Token(Kind kind, String text, int offset) {
    enum Kind {
        NUMBER,
        DURATION,
        STRING,
        NAME,
        OPERATOR,
        END
    }

    boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }
}
