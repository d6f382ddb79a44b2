package dev.pageturner.runbooks.steps;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** kubectl's and oc's verbs and flags, read from the tables beside this class. */
final class KubectlTable {
    private final Map<String, Verb> verbs = new HashMap<>();
    private final Map<String, Flags> flags = new HashMap<>();

    KubectlTable() {
        for (String[] row : Table.rows("kubectl-verbs.tsv")) {
            verbs.put(row[0] + " " + row[1], new Verb(row[1], row[2], row[3]));
        }
        for (String[] row : Table.rows("kubectl-flags.tsv")) {
            flags.computeIfAbsent(row[0], verb -> new Flags()).addRow(row, 1);
        }
        flags.forEach((verb, own) -> {
            if (!verb.equals("*")) {
                own.addAll(global());
            }
        });
    }

    /**
     * @param words as kubectl spells it, {@code rollout undo}
     * @param detail the command of the catalogue, or for by-hand the reason
     */
    record Verb(String words, String effect, String detail) {
        int length() {
            return words.split(" ").length;
        }
    }

    /** The flags that stand before the verb too. */
    Flags global() {
        return flags.getOrDefault("*", new Flags());
    }

    /** The longest verb that the words begin with. */
    Optional<Verb> verb(boolean oc, List<String> words) {
        for (int length = Math.min(3, words.size()); length > 0; length--) {
            String verb = String.join(" ", words.subList(0, length));
            Verb found = oc && verbs.containsKey("oc " + verb) ? verbs.get("oc " + verb) : verbs.get("both " + verb);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** Flags of a verb; those of all verbs when it has none of its own. */
    Flags flags(Verb verb) {
        String words = verb.words().startsWith("adm ") ? verb.words().substring(4) : verb.words();
        String longest =
                switch (words) {
                    case "top po", "top pods" -> "top pod";
                    case "top no", "top nodes" -> "top node";
                    case "log" -> "logs";
                    default -> words;
                };
        return flags.getOrDefault(longest, global());
    }
}
