package dev.pageturner.bot.slack;

/** One word after {@code /pageturner}, or after a mention of the bot. */
interface Word {
    String name();

    /** For help: what stands after the word, and what it does. */
    String usage();

    void said(Line line);
}
