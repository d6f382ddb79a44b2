package dev.pageturner.runbooks.lint;

import java.util.Locale;

/**
 * Something that a runbook says and that is not so.
 *
 * @param file as given to the library, or of the rule file
 * @param line from 1
 * @param column from 1
 * @param rule id, lower case with hyphens
 * @param fix what to do about it, a sentence
 */
public record Finding(String file, int line, int column, String rule, Level level, String message, String fix) {
    /** Of a whole line: it begins where the line does. */
    public Finding(String file, int line, String rule, Level level, String message, String fix) {
        this(file, line, 1, rule, level, message, fix);
    }

    Finding at(Texts.Place place) {
        return new Finding(file, place.line(), place.column(), rule, level, message, fix);
    }

    /** Errors make {@code lint} fail. The names are those of the contract. */
    public enum Level {
        ERROR,
        WARNING,
        NOTE;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
