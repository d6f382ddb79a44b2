package dev.pageturner.bot.slack;

import dev.pageturner.bot.incident.Incident;
import dev.pageturner.bot.message.Slots;
import dev.pageturner.commands.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out which word was typed, where, and hands it over. A word that is none of ours may be a command's. */
final class Words {
    private final Services services;
    private final Map<String, Word> words = new LinkedHashMap<>();
    private final RunCommand commands;
    private final Teller teller;

    Words(Services services, List<Word> words, RunCommand commands, Teller teller) {
        this.services = services;
        words.forEach(word -> this.words.put(word.name(), word));
        this.words.put(commands.name(), commands);
        this.commands = commands;
        this.teller = teller;
    }

    void said(Arrival.Typed typed) {
        List<String> rest = new ArrayList<>(typed.words());
        String cluster = option(rest, "--cluster");
        String reason = option(rest, "--reason");
        Incident incident = incident(typed.place());
        String where = cluster != null
                ? cluster
                : incident == null ? services.clusters().names().get(0) : incident.cluster();
        // Phones begin a sentence with a capital letter.
        String word = rest.isEmpty() ? "help" : rest.remove(0).toLowerCase(Locale.ROOT);
        Line line = new Line(typed.place(), word, rest, where, reason, incident);
        Word known = words.get(word);
        Catalogue catalogue = services.catalogue();
        if (known != null) {
            known.said(line);
        } else if (word.equals("kubectl")
                || word.equals("oc")
                || catalogue.find(word).isPresent()) {
            List<String> whole = new ArrayList<>(List.of(word));
            whole.addAll(rest);
            commands.said(line.of(commands.name(), whole));
        } else {
            teller.tell(typed.place(), unknown(word));
        }
    }

    /** Takes {@code --name value} or {@code --name=value} out of the words. */
    private static @Nullable String option(List<String> words, String name) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith(name + "=")) {
                words.remove(i);
                return word.substring(name.length() + 1);
            } else if (word.equals(name) && i + 1 < words.size()) {
                words.remove(i);
                return words.remove(i);
            }
        }
        return null;
    }

    private @Nullable Incident incident(Place place) {
        String thread = place.threadTs();
        return thread == null
                ? null
                : services.parcels()
                        .keyAt(place.channel(), thread)
                        .flatMap(Slots::incidentOf)
                        .flatMap(services.incidents()::find)
                        .orElse(null);
    }

    private String unknown(String word) {
        List<String> all = new ArrayList<>(words.keySet());
        services.catalogue().all().forEach(command -> all.add(command.spec().name()));
        Optional<String> near = Nearest.to(word, all);
        return "There is no word \"" + word + "\" here."
                + near.map(name -> " Did you mean " + name + "?").orElse("") + " /pageturner help lists them all.";
    }
}
