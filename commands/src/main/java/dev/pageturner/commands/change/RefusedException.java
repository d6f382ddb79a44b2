package dev.pageturner.commands.change;

/** Nothing can be planned. The sentence is fit to be shown, kubectl's where it has one. */
public class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    public RefusedException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public final String sentence() {
        return sentence;
    }
}
