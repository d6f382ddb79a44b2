package dev.pageturner.commands;

import dev.pageturner.commands.cluster.Resources;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words after a command's name, by kubectl's grammar: flags anywhere, {@code --flag value}, {@code --flag=value},
 * {@code -n value}, {@code -nvalue}, several one-letter switches at once, and {@code --} before words that are no flags.
 */
final class ArgumentParser {
    private static final Set<String> PREFIXES = Set.of("pod", "pods", "po", "node", "nodes", "no");

    private final CommandSpec spec;
    private final Map<String, String> arguments = new LinkedHashMap<>();
    private final List<String> positionals = new ArrayList<>();
    private Deque<String> rest = new ArrayDeque<>();

    ArgumentParser(CommandSpec spec) {
        this.spec = spec;
    }

    /** Says why a command line is not understood. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final String sentence;

        Refusal(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }

    Map<String, String> parse(List<String> words) throws Refusal {
        rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            String word = rest.pop();
            if (word.equals("--")) {
                positionals.addAll(rest);
                rest.clear();
            } else if (word.startsWith("--")) {
                longFlag(word.substring(2));
            } else if (word.startsWith("-") && word.length() > 1) {
                shortFlags(word.substring(1));
            } else {
                positionals.add(word);
            }
        }
        assignPositionals();
        requireMandatory();
        return arguments;
    }

    private void longFlag(String text) throws Refusal {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        Parameter flag = flag(name)
                .orElseThrow(() -> new Refusal(
                        "unknown flag: --" + name + Nearest.hint("--" + name, flagNames()) + " " + usage()));
        String value = equals < 0 ? null : text.substring(equals + 1);
        put(flag, value != null ? value : valueAfter(flag, "--" + name));
    }

    private void shortFlags(String letters) throws Refusal {
        for (int i = 0; i < letters.length(); i++) {
            String letter = letters.substring(i, i + 1);
            Parameter flag = flag(letter)
                    .orElseThrow(() ->
                            new Refusal("unknown shorthand flag: '" + letter + "' in -" + letters + ". " + usage()));
            String following = letters.substring(i + 1);
            boolean takesRest = flag.type() != ParameterType.SWITCH || following.startsWith("=");
            if (takesRest && !following.isEmpty()) {
                put(flag, following.startsWith("=") ? following.substring(1) : following);
                return;
            }
            put(flag, valueAfter(flag, "-" + letter));
        }
    }

    /** As in kubectl the next word is the value, whatever it looks like. */
    private String valueAfter(Parameter flag, String typed) throws Refusal {
        if (flag.type() == ParameterType.SWITCH) {
            return "true";
        }
        if (rest.isEmpty()) {
            throw new Refusal(
                    "flag needs an argument: " + typed + " (" + flag.type().description() + ")");
        }
        return rest.pop();
    }

    private Optional<Parameter> flag(String name) {
        return spec.parameters().stream()
                .filter(parameter -> !parameter.positional()
                        && (parameter.name().equals(name) || parameter.aliases().contains(name)))
                .findFirst();
    }

    private List<String> flagNames() {
        return spec.parameters().stream()
                .filter(parameter -> !parameter.positional())
                .map(parameter -> "--" + parameter.name())
                .toList();
    }

    private void put(Parameter parameter, String value) throws Refusal {
        String checked = checked(parameter, value);
        String before = arguments.get(parameter.name());
        if (before == null) {
            arguments.put(parameter.name(), checked);
        } else if (parameter.repeated()) {
            arguments.put(parameter.name(), before + " " + checked);
        } else if (!before.equals(checked)) {
            throw new Refusal("--" + parameter.name() + " is given twice, as \"" + before + "\" and as \"" + checked
                    + "\"; say which one is meant");
        }
    }

    private String checked(Parameter parameter, String value) throws Refusal {
        ParameterType type = parameter.type();
        String plain = type == ParameterType.POD || type == ParameterType.NODE ? withoutKind(value) : value;
        if (!type.accepts(plain)) {
            String name = parameter.positional() ? parameter.name() : "--" + parameter.name();
            throw new Refusal("\"" + value + "\" is not " + type.description() + ", which " + name + " has to be");
        }
        return plain;
    }

    private static String withoutKind(String value) {
        int slash = value.indexOf('/');
        return slash > 0 && PREFIXES.contains(value.substring(0, slash)) ? value.substring(slash + 1) : value;
    }

    private void assignPositionals() throws Refusal {
        Deque<String> words = new ArrayDeque<>(positionals);
        for (Parameter parameter : spec.parameters()) {
            if (parameter.positional() && !words.isEmpty()) {
                do {
                    put(parameter, next(parameter, words));
                } while (parameter.repeated() && !words.isEmpty());
            }
        }
        if (!words.isEmpty()) {
            throw new Refusal("\"" + words.peek() + "\" is one word too many. " + usage());
        }
    }

    private String next(Parameter parameter, Deque<String> words) throws Refusal {
        String word = words.pop();
        if (parameter.type() != ParameterType.RESOURCE || parameter.repeated()) {
            return word;
        }
        int slash = word.indexOf('/');
        String kind = slash < 0 ? word : word.substring(0, slash);
        String name = slash < 0 ? words.poll() : word.substring(slash + 1);
        return inFull(kind) + "/" + named(kind, name);
    }

    private String named(String kind, @Nullable String name) throws Refusal {
        if (name == null || name.isEmpty()) {
            throw new Refusal("\"" + kind + "\" says the kind but not which one; write " + kind + "/NAME");
        }
        return name;
    }

    private static String inFull(String kind) {
        return Resources.known(kind).map(resource -> resource.singular()).orElse(kind);
    }

    private void requireMandatory() throws Refusal {
        for (Parameter parameter : spec.parameters()) {
            if (parameter.required() && !arguments.containsKey(parameter.name())) {
                String what = parameter.positional() ? parameter.name() : "--" + parameter.name();
                throw new Refusal(spec.name() + " needs " + what + ": " + parameter.help() + " " + usage());
            }
        }
    }

    private String usage() {
        return spec.examples().isEmpty()
                ? "See: help " + spec.name()
                : "For example: " + spec.examples().get(0);
    }
}
