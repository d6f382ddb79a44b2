package dev.pageturner.bot.message;

/** Slack's limits, with a little room below each. Characters count as Slack counts them: after escaping. */
public final class Limits {
    /** Slack: 50. */
    public static final int BLOCKS = 48;
    /** Slack: about 13,200 for all blocks of a message. */
    public static final int MESSAGE = 11_500;
    /** Slack: 100 in a modal or on the Home tab. */
    public static final int VIEW_BLOCKS = 90;
    /** Slack: 3,000 in a section. */
    public static final int SECTION = 2_900;
    /** Slack: 10 fields, of 2,000 each. */
    public static final int FIELDS = 10;

    public static final int FIELD = 1_900;
    /** Slack: 150. */
    public static final int HEADING = 145;
    /** Slack: 25 elements, of which one row shows five or so. */
    public static final int BUTTONS = 20;
    /** Slack: 75. */
    public static final int LABEL = 72;
    /** Slack: 2,000. */
    public static final int VALUE = 2_000;
    /** Slack: 300. */
    public static final int CONFIRM = 290;
    /** Slack: 4,000 advised for the text beside the blocks. */
    public static final int TEXT = 3_000;
    /** Slack: 24. */
    public static final int TITLE = 24;

    private Limits() {}

    /** Cut with an ellipsis; never in the middle of an emoji. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "\u2026";
    }
}
