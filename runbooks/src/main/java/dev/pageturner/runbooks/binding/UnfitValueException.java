package dev.pageturner.runbooks.binding;

/** A value that would change the shape of the command it goes into; the message is a sentence for people. */
final class UnfitValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitValueException(String sentence) {
        super(sentence, null, false, false);
    }
}
