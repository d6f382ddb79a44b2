package dev.pageturner.bot.alert;

/** Ends the reading of a body at the first thing that is wrong with it. Never leaves the package. */
final class MalformedPayloadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    MalformedPayloadException(String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
