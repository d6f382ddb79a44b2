package dev.pageturner.commands;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command with its arguments, checked against the command's parameters. Made by {@link Catalogue#parse}.
 *
 * @param command name in the catalogue
 * @param arguments by parameter name; switches are {@code true} or {@code false}; repeated ones joined by a space
 * @param words the arguments as typed, the command's name first
 */
public record Invocation(String command, Map<String, String> arguments, List<String> words) {
    public Invocation {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        words = List.copyOf(words);
    }

    public @Nullable String argument(String name) {
        return arguments.get(name);
    }

    public String argument(String name, String otherwise) {
        return arguments.getOrDefault(name, otherwise);
    }

    public boolean isOn(String name) {
        return "true".equals(arguments.get(name));
    }
}
