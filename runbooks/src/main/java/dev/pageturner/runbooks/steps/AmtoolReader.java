package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.steps.Flags.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code amtool alert} and {@code amtool silence}, which ask; the rest of amtool is by hand. Asked is the Alertmanager of the
 * configuration, whatever address the document has.
 */
final class AmtoolReader implements ProgramReader {
    private static final Set<String> OUTPUTS = Set.of("simple", "extended", "json");

    private final Map<String, Flags> flags = new HashMap<>();
    private final Map<String, String> reads = new HashMap<>();
    private final Map<String, String> reasons = new HashMap<>();

    AmtoolReader() {
        for (String[] row : Table.rows("amtool-flags.tsv")) {
            flags.computeIfAbsent(row[0], command -> new Flags()).addRow(row, 1);
        }
        Flags everywhere = flags.getOrDefault("*", new Flags());
        flags.values().forEach(own -> own.addAll(everywhere));
        for (String[] row : Table.rows("amtool-commands.tsv")) {
            (row[1].equals("read") ? reads : reasons).put(row[0], row[2]);
        }
    }

    @Override
    public Verdict read(Call call, Surroundings surroundings) {
        // What stands before the first word that is no flag can only be a flag of all commands.
        Flags.Line all = flags("*").read(call.arguments(), true);
        if (all.refused() != null
                || all.afterDashes().isEmpty()
                || call.arguments().contains("--")) {
            return new Verdict.ByHand(
                    all.refused() == null ? "it is not clear what `amtool` is to do here" : unknown(all.refused()));
        }
        String command = all.afterDashes().get(0);
        List<String> rest = all.afterDashes().subList(1, all.afterDashes().size());
        return byHand(command, rest)
                .<Verdict>map(Verdict.ByHand::new)
                .orElseGet(() -> query(command, all.items(), rest));
    }

    /** Any word that makes amtool change something counts, wherever it stands: better no button than the wrong one. */
    private Optional<String> byHand(String command, List<String> rest) {
        String alone = reasons.get(command);
        if (alone != null) {
            return Optional.of(alone);
        }
        if (!reads.containsKey(command + " query")) {
            return Optional.of("`amtool " + command + "` is not known to only read");
        }
        if (!rest.isEmpty() && rest.get(0).equals("query")) {
            return Optional.empty();
        }
        return rest.stream()
                .map(word -> reasons.get(command + " " + word))
                .filter(reason -> reason != null)
                .findFirst();
    }

    private Verdict query(String command, List<Item> before, List<String> rest) {
        Flags.Line line = flags(command).read(rest);
        if (line.refused() != null) {
            return new Verdict.ByHand(unknown(line.refused()));
        }
        List<Item> items = new ArrayList<>(before);
        items.addAll(line.items().stream().filter(item -> item.flag() != null).toList());
        String objection = objection(items);
        List<String> words = new ArrayList<>(line.positional());
        if (!words.isEmpty() && words.get(0).equals("query")) {
            words.remove(0);
        }
        Optional<String> wrong = AmtoolMatchers.problem(words);
        if (objection != null || wrong.isPresent()) {
            return new Verdict.ByHand(objection != null ? objection : wrong.orElseThrow());
        }
        return typed(reads.getOrDefault(command + " query", ""), AmtoolMatchers.of(words), items);
    }

    private static Verdict typed(String catalogue, List<String> matchers, List<Item> items) {
        CommandLine line = new CommandLine(catalogue);
        matchers.forEach(line::word);
        items.stream()
                .filter(item -> item.flag() != null && !item.flag().effect().equals("server"))
                .forEach(line::item);
        return line.typed(StepKind.HTTP_PROBE, "matchers");
    }

    private static @Nullable String objection(List<Item> items) {
        for (Item item : items) {
            Flag flag = item.flag();
            String objection = flag == null ? null : objection(flag, item.value());
            if (objection != null) {
                return objection;
            }
        }
        return null;
    }

    private static @Nullable String objection(Flag flag, String value) {
        return switch (flag.effect()) {
            case "file" -> "`--" + flag.name() + "` of amtool reads a file of your own machine";
            case "help" -> "it only shows how `amtool` is used";
            case "stop" -> "`--" + flag.name() + "` prints times in a way that no button does";
            case "output" -> OUTPUTS.contains(value) ? null : "`-o " + value + "` is not an output that amtool has";
            default -> null;
        };
    }

    private Flags flags(String command) {
        return flags.getOrDefault(command, new Flags());
    }

    private static String unknown(String flag) {
        return "`" + flag + "` is not a flag of `amtool` that is known to only read";
    }
}
