package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.steps.Flags.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code promtool query instant} and {@code promtool query range}, which ask; the rest of promtool is by hand. Asked is the
 * Prometheus of the configuration, whatever address the document has.
 */
final class PromtoolReader implements ProgramReader {
    private static final String READ = "read";

    private final Map<String, Flags> flags = new HashMap<>();
    private final Map<String, String> effects = new HashMap<>();

    PromtoolReader() {
        for (String[] row : Table.rows("promtool-flags.tsv")) {
            flags.computeIfAbsent(row[0], command -> new Flags()).addRow(row, 1);
        }
        Flags everywhere = flags("*");
        flags.values().forEach(own -> own.addAll(everywhere));
        for (String[] row : Table.rows("promtool-commands.tsv")) {
            effects.put(row[0], row[1].equals(READ) ? READ : row[2]);
        }
        List.of("query instant", "query range").forEach(name -> flags(name).addAll(flags("query")));
    }

    @Override
    public Verdict read(Call call, Surroundings surroundings) {
        return call.arguments().contains("--") ? unclear() : read("", List.of(), call.arguments());
    }

    /** @param command its words so far; what stands before the next one can only be a flag of all that is below it */
    private Verdict read(String command, List<Item> before, List<String> rest) {
        String effect = effects.get(command);
        if (effect != null) {
            return effect.equals(READ) ? query(command, before, rest) : new Verdict.ByHand(effect);
        }
        if (!command.isEmpty() && !command.equals("query")) {
            return new Verdict.ByHand("`promtool " + command + "` is not known to only read");
        }
        Flags.Line line = flags(command.isEmpty() ? "*" : command).read(rest, true);
        if (line.refused() != null || line.afterDashes().isEmpty()) {
            return line.refused() == null ? unclear() : unknown(line.refused());
        }
        List<Item> items = new ArrayList<>(before);
        items.addAll(line.items());
        List<String> behind = line.afterDashes();
        return read((command + " " + behind.get(0)).strip(), items, behind.subList(1, behind.size()));
    }

    private Verdict query(String command, List<Item> before, List<String> rest) {
        Flags.Line line = flags(command).read(rest);
        if (line.refused() != null) {
            return unknown(line.refused());
        }
        List<Item> items = new ArrayList<>(before);
        items.addAll(line.items().stream().filter(item -> item.flag() != null).toList());
        for (Item item : items) {
            String objection = PromtoolTimes.objection(item);
            if (objection != null) {
                return new Verdict.ByHand(objection);
            }
        }
        List<String> words = line.positional();
        if (words.size() != 2) {
            return new Verdict.ByHand("`promtool " + command + "` needs a server and a query, and nothing else");
        }
        if (words.stream().anyMatch(word -> word.startsWith("@"))) {
            return new Verdict.ByHand("a word with @ makes promtool read a file of your own machine");
        }
        return asked(words.get(1), command, items);
    }

    private static Verdict asked(String expression, String command, List<Item> items) {
        List<Item> kept = PromtoolTimes.kept(items, command.equals("query range"));
        Verdict verdict = PromqlVerdicts.query(expression, kept);
        boolean json = kept.stream().anyMatch(item -> PromtoolTimes.is(item, "output"));
        return verdict instanceof Verdict.Typed typed && !json ? typed.whenPiped("-o", "promql") : verdict;
    }

    private Flags flags(String command) {
        return flags.getOrDefault(command, new Flags());
    }

    private static Verdict unclear() {
        return new Verdict.ByHand("it is not clear what `promtool` is to do here");
    }

    private static Verdict unknown(String flag) {
        return new Verdict.ByHand("`" + flag + "` is not a flag of `promtool query` that is known to only read");
    }
}
