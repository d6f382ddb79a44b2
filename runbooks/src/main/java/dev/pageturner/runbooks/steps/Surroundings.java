package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.shell.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the commands before this one in the same block have set up. */
final class Surroundings {
    private static final Pattern VARIABLE =
            Pattern.compile("(?<!\\{\\{-?\\s{0,3})\\$[A-Za-z_]\\w*|\\$\\{[A-Za-z_]\\w*}");

    private final List<Forward> forwards = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, Piece.Variable> seen = new HashMap<>();
    private final Map<String, Integer> order = new HashMap<>();

    void open(Forward forward) {
        forwards.add(forward);
    }

    /** The newest one that listens there: a port-forward that was closed still says what the author means by localhost. */
    Optional<Forward> forward(int localPort) {
        for (int i = forwards.size() - 1; i >= 0; i--) {
            if (forwards.get(i).remote(localPort) != null) {
                return Optional.of(forwards.get(i));
            }
        }
        return Optional.empty();
    }

    /** Remembers that the shell would replace this spelling: elsewhere a dollar sign is just a character. */
    void saw(Piece.Variable variable) {
        seen.put(variable.spelling(), variable);
        order.putIfAbsent(variable.spelling(), order.size());
    }

    /** In a text that no shell reads first, every dollar sign before a name is a blank. */
    void sawAll(String text) {
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            String name = variable.group().replaceAll("[${}]", "");
            saw(new Piece.Variable(name, variable.group(), null));
        }
    }

    /** Those of the spellings that the shell would replace, in the order in which the block has them. */
    List<Piece.Variable> seen(Set<String> spellings) {
        return spellings.stream()
                .filter(seen::containsKey)
                .sorted(Comparator.comparing(order::get))
                .map(seen::get)
                .toList();
    }

    void set(String name, @Nullable String value) {
        if (value == null) {
            variables.remove(name);
        } else {
            variables.put(name, value);
        }
    }

    @Nullable
    String value(String name) {
        return variables.get(name);
    }
}
