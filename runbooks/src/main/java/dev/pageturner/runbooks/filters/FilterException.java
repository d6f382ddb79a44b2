package dev.pageturner.runbooks.filters;

/** A filter that cannot be applied; the message is a sentence for people. */
public final class FilterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FilterException(String sentence) {
        super(sentence);
    }
}
