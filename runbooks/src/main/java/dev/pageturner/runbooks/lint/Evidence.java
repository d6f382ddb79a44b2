package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Step;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may look at.
 *
 * @param texts the files as written
 * @param read statements of SQL that a rule has asked for: each is parsed once
 */
record Evidence(RunbookLibrary library, Sources sources, Texts texts, Map<String, SqlReading> read) {
    Evidence(RunbookLibrary library, Sources sources, Texts texts) {
        this(library, sources, texts, new ConcurrentHashMap<>());
    }

    /** A step and where it stands. */
    record Use(Scenario scenario, Step step) {
        String file() {
            return scenario.file();
        }
    }

    /** Alerts of the rule files; null when none were given, so that nothing can be said about them. */
    @Nullable
    List<AlertRule> alerts() {
        RuleFiles rules = sources.rules();
        return rules == null ? null : rules.alerts();
    }

    @Nullable
    Schema schema() {
        return sources.schema();
    }

    @Nullable
    Metrics metrics() {
        return sources.metrics();
    }

    Stream<Use> steps() {
        return library.runbooks().stream()
                .flatMap(runbook -> runbook.scenarios().stream())
                .flatMap(scenario -> scenario.steps().stream().map(step -> new Use(scenario, step)));
    }

    /** What statements of SQL say about the schema; none without a schema. */
    Stream<Reading> readings() {
        Schema schema = schema();
        return schema == null
                ? Stream.empty()
                : statements()
                        .map(use -> new Reading(
                                use,
                                read.computeIfAbsent(use.step().words().get(1), sql -> SqlReading.of(sql, schema))));
    }

    record Reading(Use use, SqlReading sql) {}

    /** Steps with a statement of SQL, which is the second of their words; a command of psql itself is none. */
    private Stream<Use> statements() {
        return steps().filter(use -> use.step().words().size() > 1
                && use.step().words().get(0).equals("sql")
                && !use.step().words().get(1).startsWith("\\"));
    }

    /** Where a word of a step stands. */
    Texts.Place place(Use use, String word) {
        return texts.find(use.file(), use.step().line(), use.step().endLine(), word);
    }
}
