package dev.pageturner.commands.print;

import dev.pageturner.commands.Output;
import java.util.List;

/** Text that stops growing: whole lines up to a number of lines and characters. */
public final class BoundedText {
    public static final int LINES = 5_000;
    public static final int CHARACTERS = 512 * 1024;

    private final int mostLines;
    private final int mostCharacters;
    private final StringBuilder text = new StringBuilder();
    private int lines;
    private boolean full;

    public BoundedText() {
        this(LINES, CHARACTERS);
    }

    public BoundedText(int mostLines, int mostCharacters) {
        this.mostLines = mostLines;
        this.mostCharacters = mostCharacters;
    }

    /** @return false when there is no room for it, or for anything after it */
    public boolean line(String line) {
        if (full || lines == mostLines || text.length() + line.length() + 1 > mostCharacters) {
            full = true;
            return false;
        }
        text.append(line).append('\n');
        lines++;
        return true;
    }

    /** Many lines at once. */
    public BoundedText add(String many) {
        many.lines().forEach(this::line);
        return this;
    }

    public boolean isEmpty() {
        return text.length() == 0;
    }

    public int lines() {
        return lines;
    }

    public Output output() {
        return new Output(text.toString(), full, List.of(), null);
    }
}
