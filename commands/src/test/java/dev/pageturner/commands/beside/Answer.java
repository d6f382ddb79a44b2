package dev.pageturner.commands.beside;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one side said and did, with its own names of node and namespace taken out.
 *
 * @param words its sentences, sorted where their order is chance
 * @param objects what is there afterwards
 */
record Answer(boolean ok, List<String> words, Set<String> warnings, Map<String, String> objects) {
    Answer {
        words = List.copyOf(words);
        warnings = Set.copyOf(warnings);
    }

    boolean equalsIn(Aspect aspect, Answer other) {
        return aspect == Aspect.WARNINGS
                ? other.warnings.containsAll(warnings)
                : in(aspect).equals(other.in(aspect));
    }

    Object in(Aspect aspect) {
        return switch (aspect) {
            case EXIT -> ok;
            case WORDS -> words;
            case WARNINGS -> warnings;
            case OBJECTS -> objects;
        };
    }
}
