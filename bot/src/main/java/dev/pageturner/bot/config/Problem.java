package dev.pageturner.bot.config;

/**
 * One thing that is wrong with the configuration.
 *
 * @param where {@code file:line}, or {@code environment}
 * @param sentence what is wrong, and what to write instead
 */
public record Problem(String where, String sentence) {
    @Override
    public String toString() {
        return where + ": " + sentence;
    }
}
