package dev.pageturner.runbooks.steps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The flags that a command knows, and the reading of a command line by them. What is not known is refused. */
final class Flags {
    private final Map<String, Flag> byLong = new HashMap<>();
    private final Map<Character, Flag> byShort = new HashMap<>();

    /** @param shortName one character, or {@code -} for none. */
    Flags add(String name, String shortName, Flag.Takes takes, String effect) {
        Flag flag = new Flag(name, takes, effect);
        byLong.put(name, flag);
        if (!shortName.equals("-")) {
            byShort.put(shortName.charAt(0), flag);
        }
        return this;
    }

    Flags addAll(Flags others) {
        others.byLong.forEach(byLong::putIfAbsent);
        others.byShort.forEach(byShort::putIfAbsent);
        return this;
    }

    /** Rows of a table: name, short, takes, effect, from the given column. */
    void addRow(String[] row, int from) {
        add(row[from], row[from + 1], Flag.Takes.valueOf(row[from + 2].toUpperCase(Locale.ROOT)), row[from + 3]);
    }

    /**
     * @param flag null for a positional argument
     * @param value of the flag, empty for a switch; or the argument itself
     */
    record Item(@Nullable Flag flag, String value) {}

    /** @param refused the flag that is not known, or that misses its value; null when all is well */
    record Line(
            List<Item> items,
            List<String> afterDashes,
            @Nullable String refused) {
        List<String> positional() {
            return items.stream()
                    .filter(item -> item.flag() == null)
                    .map(Item::value)
                    .toList();
        }

        @Nullable
        String value(String name) {
            String found = null;
            for (Item item : items) {
                if (item.flag() != null && item.flag().name().equals(name)) {
                    found = item.value();
                }
            }
            return found;
        }

        boolean has(String name) {
            return value(name) != null;
        }
    }

    /** Reads arguments as pflag and getopt_long do. */
    Line read(List<String> arguments) {
        return read(arguments, false);
    }

    /** @param stopsAtFirst true when everything behind the first positional argument belongs to another program */
    Line read(List<String> arguments, boolean stopsAtFirst) {
        List<Item> items = new ArrayList<>();
        int at = 0;
        while (at < arguments.size()) {
            String word = arguments.get(at);
            if (word.equals("--")) {
                return new Line(items, arguments.subList(at + 1, arguments.size()), null);
            }
            boolean positional = !word.startsWith("-") || word.equals("-");
            if (positional && stopsAtFirst) {
                return new Line(items, arguments.subList(at, arguments.size()), null);
            }
            int used = positional ? positional(word, items) : flag(arguments, at, items);
            if (used == 0) {
                return new Line(items, List.of(), word);
            }
            at += used;
        }
        return new Line(items, List.of(), null);
    }

    private static int positional(String word, List<Item> items) {
        items.add(new Item(null, word));
        return 1;
    }

    private int flag(List<String> arguments, int at, List<Item> items) {
        String word = arguments.get(at);
        return word.startsWith("--") ? longFlag(arguments, at, items) : shortFlags(arguments, at, items);
    }

    private int longFlag(List<String> arguments, int at, List<Item> items) {
        String word = arguments.get(at).substring(2);
        int equals = word.indexOf('=');
        Flag flag = byLong.get(equals < 0 ? word : word.substring(0, equals));
        if (flag == null) {
            return 0;
        }
        if (equals >= 0) {
            items.add(new Item(flag, word.substring(equals + 1)));
            return 1;
        }
        return value(flag, arguments, at, items);
    }

    private int shortFlags(List<String> arguments, int at, List<Item> items) {
        String word = arguments.get(at);
        for (int i = 1; i < word.length(); i++) {
            Flag flag = byShort.get(word.charAt(i));
            if (flag == null) {
                return 0;
            }
            String rest = word.substring(i + 1);
            if (flag.takes() == Flag.Takes.VALUE && rest.isEmpty()) {
                return value(flag, arguments, at, items);
            }
            if (flag.takes() == Flag.Takes.VALUE || rest.startsWith("=")) {
                items.add(new Item(flag, rest.startsWith("=") ? rest.substring(1) : rest));
                return 1;
            }
            items.add(new Item(flag, ""));
        }
        return 1;
    }

    private static int value(Flag flag, List<String> arguments, int at, List<Item> items) {
        if (flag.takes() != Flag.Takes.VALUE) {
            items.add(new Item(flag, ""));
            return 1;
        }
        if (at + 1 >= arguments.size()) {
            return 0;
        }
        items.add(new Item(flag, arguments.get(at + 1)));
        return 2;
    }
}
