package dev.pageturner.commands.beside;

/** What a command line is about, which decides how its answers are read. */
enum Topic {
    CORDON,
    DRAIN,
    UNDO,
    STATUS,
    HISTORY,
    SCALE;

    static Topic of(String line) {
        String words = line.replaceFirst("^rollout ", "");
        return valueOf(words.substring(0, words.indexOf(' '))
                .replace("uncordon", "cordon")
                .toUpperCase(java.util.Locale.ROOT));
    }

    /** The whole command line for one side. */
    String in(Side side, String line) {
        String whole = this == CORDON || this == DRAIN ? line : line + " -n NS";
        return side.fill(whole);
    }

    /**
     * What differs from side to side or does not matter: how wide the columns of a revision are, which kubectl leaves to the
     * terminal, and the version that an object is at.
     */
    String columns(String text) {
        return switch (this) {
            case HISTORY -> text.contains(" with revision #") ? text.strip().replaceAll("[ \\t]+", " ") : text;
            case SCALE -> text.replaceFirst("(resource version to be \\d+, was) \\d+", "$1 N");
            default -> text;
        };
    }
}
