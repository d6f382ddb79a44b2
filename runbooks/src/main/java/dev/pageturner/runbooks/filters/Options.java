package dev.pageturner.runbooks.filters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads options as getopt_long does: letters may be joined, and a value may hang on its letter. */
final class Options {
    private final String program;
    private final String switches;
    private final String valued;
    private final Map<String, Character> longNames;
    private final Map<Character, List<String>> found = new HashMap<>();
    private final List<String> operands = new ArrayList<>();

    /**
     * @param switches letters without a value
     * @param valued letters with one
     * @param longNames long name to letter
     */
    Options(String program, String switches, String valued, Map<String, Character> longNames) {
        this.program = program;
        this.switches = switches;
        this.valued = valued;
        this.longNames = longNames;
    }

    Options read(List<String> arguments) {
        for (int at = 0; at < arguments.size(); at++) {
            String word = arguments.get(at);
            if (word.equals("--")) {
                operands.addAll(arguments.subList(at + 1, arguments.size()));
                return this;
            }
            if (word.startsWith("--")) {
                at += longOption(arguments, at);
            } else if (word.startsWith("-") && word.length() > 1) {
                at += letters(arguments, at);
            } else {
                operands.add(word);
            }
        }
        return this;
    }

    private int longOption(List<String> arguments, int at) {
        String word = arguments.get(at).substring(2);
        int equals = word.indexOf('=');
        Character letter = longNames.get(equals < 0 ? word : word.substring(0, equals));
        if (letter == null) {
            throw unknown(arguments.get(at));
        }
        if (valued.indexOf(letter) < 0 || equals >= 0) {
            put(letter, equals < 0 ? "" : word.substring(equals + 1));
            return 0;
        }
        put(letter, next(arguments, at));
        return 1;
    }

    private int letters(List<String> arguments, int at) {
        String word = arguments.get(at);
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (valued.indexOf(letter) >= 0) {
                String rest = word.substring(i + 1);
                put(letter, rest.isEmpty() ? next(arguments, at) : rest);
                return rest.isEmpty() ? 1 : 0;
            }
            if (switches.indexOf(letter) < 0) {
                throw unknown(word);
            }
            put(letter, "");
        }
        return 0;
    }

    private String next(List<String> arguments, int at) {
        if (at + 1 >= arguments.size()) {
            throw new FilterException("`" + arguments.get(at) + "` of `" + program + "` needs a value");
        }
        return arguments.get(at + 1);
    }

    private FilterException unknown(String option) {
        return new FilterException("`" + option + "` of `" + program + "` is not known here");
    }

    private void put(char letter, String value) {
        found.computeIfAbsent(letter, any -> new ArrayList<>()).add(value);
    }

    boolean has(char letter) {
        return found.containsKey(letter);
    }

    List<String> values(char letter) {
        return found.getOrDefault(letter, List.of());
    }

    String value(char letter, String otherwise) {
        List<String> values = values(letter);
        return values.isEmpty() ? otherwise : values.get(values.size() - 1);
    }

    int number(char letter, int otherwise) {
        String value = value(letter, "");
        if (!has(letter)) {
            return otherwise;
        }
        if (!value.matches("\\d{1,8}")) {
            throw new FilterException("`-" + letter + "` of `" + program + "` needs a number, not `" + value + "`");
        }
        return Integer.parseInt(value);
    }

    Set<Character> letters() {
        return found.keySet();
    }

    List<String> operands() {
        return operands;
    }

    /** A filter reads its input and no file. */
    Options withoutFiles() {
        if (!operands.isEmpty() && !operands.equals(List.of("-"))) {
            throw new FilterException("`" + program + "` reads the file `" + operands.get(0) + "` here");
        }
        return this;
    }
}
