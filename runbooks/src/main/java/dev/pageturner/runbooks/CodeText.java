package dev.pageturner.runbooks;

/**
 * The inside of one code block, as the author wrote it: fences, quote marks and list indentation are gone.
 *
 * @param language the first word of the fence's info string, lower case; empty when there is none
 * @param text without the fences, lines ended by {@code \n}
 * @param line where the first line of the text stands in the file, from 1
 */
public record CodeText(String language, String text, int line) {
    public CodeText {
        if (line < 1) {
            throw new IllegalArgumentException("lines count from 1, not " + line);
        }
    }
}
