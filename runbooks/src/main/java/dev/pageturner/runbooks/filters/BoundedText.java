package dev.pageturner.runbooks.filters;

/** A line that a regular expression may look at only so often: a pattern with catastrophic backtracking ends with a sentence. */
final class BoundedText implements CharSequence {
    private final CharSequence text;
    private final Budget budget;

    BoundedText(CharSequence text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    /** How many characters may be looked at in all. */
    static final class Budget {
        private long left;

        Budget(long characters) {
            left = characters;
        }

        void spend() {
            if (--left < 0) {
                throw new FilterException("the pattern takes too long on this text; write a simpler one");
            }
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        budget.spend();
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedText(text.subSequence(start, end), budget);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
