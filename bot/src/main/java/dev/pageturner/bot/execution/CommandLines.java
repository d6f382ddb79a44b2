package dev.pageturner.bot.execution;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Command lines as people type them: for showing and copying, never for a shell of ours. */
public final class CommandLines {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@,%+-]+");

    private CommandLines() {}

    public static String join(List<String> words) {
        return words.stream().map(CommandLines::quote).collect(Collectors.joining(" "));
    }

    private static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
