package dev.pageturner.runbooks.promql;

final class PromqlSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    PromqlSyntaxException(String sentence, int offset) {
        super(sentence, null, false, false);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }
}
