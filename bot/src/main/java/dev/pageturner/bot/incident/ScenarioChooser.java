package dev.pageturner.bot.incident;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Match;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.Scenario;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the scenarios for what fires: that of the worst alert is shown, the others are one click away. */
public final class ScenarioChooser {
    /** A storm's first alerts say what it is about. */
    private static final int LOOKED_AT = 100;

    private static final Comparator<Episode> WORST_FIRST = Comparator.comparingInt(
                    (Episode episode) -> Severity.rank(episode.labels()))
            .thenComparing(Episode::startsAt)
            .thenComparing(Episode::fingerprint);

    private final Supplier<RunbookLibrary> runbooks;

    public ScenarioChooser(Supplier<RunbookLibrary> runbooks) {
        this.runbooks = runbooks;
    }

    record Choice(@Nullable ScenarioRef shown, List<ScenarioRef> others) {}

    /** @param shown what the thread shows already, which stays: people are working with it */
    Choice choose(List<Episode> firing, @Nullable ScenarioRef shown) {
        Map<String, ScenarioRef> candidates = new LinkedHashMap<>();
        if (shown != null) {
            candidates.put(key(shown), shown);
        }
        RunbookLibrary library = runbooks.get();
        firing.stream()
                .sorted(WORST_FIRST)
                .limit(LOOKED_AT)
                .map(episode -> library.match(new AlertFacts(episode.labels(), episode.annotations())))
                .toList()
                .forEach(match -> add(candidates, match));
        List<ScenarioRef> all = List.copyOf(candidates.values());
        return all.isEmpty() ? new Choice(null, List.of()) : new Choice(all.get(0), all.subList(1, all.size()));
    }

    private static void add(Map<String, ScenarioRef> candidates, Match match) {
        if (match.scenario() != null) {
            put(candidates, match.scenario(), match.by());
            match.others().forEach(other -> put(candidates, other, match.by()));
        }
    }

    private static void put(Map<String, ScenarioRef> candidates, Scenario scenario, Match.By by) {
        ScenarioRef ref = new ScenarioRef(scenario.file(), scenario.anchor(), scenario.title(), by.id());
        candidates.putIfAbsent(key(ref), ref);
    }

    private static String key(ScenarioRef ref) {
        return ref.file() + "#" + ref.anchor();
    }
}
