package dev.pageturner.bot.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A question about alerts or silences goes to the Alertmanager that told of the incident, where there are several. */
public final class AskedSource {
    private static final Set<String> QUESTIONS = Set.of("alerts", "silences");
    private static final String WHICH = "--alertmanager=";

    private AskedSource() {}

    /**
     * @param words of the catalogue
     * @param source of the incident, as the configuration names it
     */
    public static List<String> named(List<String> words, String source) {
        boolean open = QUESTIONS.contains(words.get(0)) && words.stream().noneMatch(word -> word.startsWith(WHICH));
        if (!open) {
            return words;
        }
        List<String> named = new ArrayList<>(words);
        named.add(1, WHICH + source);
        return List.copyOf(named);
    }
}
