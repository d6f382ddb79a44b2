package dev.pageturner.bot;

import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.incident.AskedSource;
import dev.pageturner.bot.incident.Episode;
import dev.pageturner.bot.incident.Incident;
import dev.pageturner.bot.incident.ScenarioRef;
import dev.pageturner.bot.runner.FollowUps;
import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Binding;
import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Section;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.TextFilter;
import dev.pageturner.runbooks.binding.Binder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The reads under Verification in the scenario that an incident shows, as far as its alert fills their blanks. */
record ScenarioChecks(Function<UUID, Optional<Incident>> incidents, RunbookLibrary library) implements FollowUps {
    private static final int HANDFUL = 6;

    @Override
    public List<Check> checks(UUID id, Execution change) {
        Optional<Incident> incident = incidents.apply(id);
        Optional<ScenarioRef> shown = incident.map(Incident::scenario);
        if (shown.isEmpty()) {
            return List.of();
        }
        return library.scenario(shown.get().file(), shown.get().anchor()).stream()
                .flatMap(scenario ->
                        checks(scenario, facts(incident.get()), incident.get().source()))
                .limit(HANDFUL)
                .toList();
    }

    private Stream<Check> checks(Scenario scenario, AlertFacts facts, String source) {
        FrontMatter frontMatter =
                library.runbook(scenario.file()).map(Runbook::frontMatter).orElse(FrontMatter.NONE);
        return scenario.sections().stream()
                .filter(section -> section.kind() == Section.Kind.VERIFICATION)
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Steps.class::isInstance)
                .flatMap(block -> ((Block.Steps) block).steps().stream())
                .filter(step -> step.kind().isRead())
                .flatMap(step -> check(scenario, step, facts, frontMatter).stream())
                .map(check -> new Check(AskedSource.named(check.words(), source), check.filters(), check.step()));
    }

    private static Optional<Check> check(Scenario scenario, Step step, AlertFacts facts, FrontMatter frontMatter) {
        if (Binder.bind(step, facts, frontMatter, Map.of()) instanceof Binding.Bound bound) {
            return Optional.of(new Check(
                    bound.words(),
                    bound.filters().stream().map(TextFilter::words).toList(),
                    scenario.file() + "#" + scenario.anchor() + "#" + step.id()));
        }
        return Optional.empty();
    }

    private static AlertFacts facts(Incident incident) {
        return incident.episodes().stream()
                .findFirst()
                .map(ScenarioChecks::facts)
                .orElse(new AlertFacts(incident.labels(), incident.annotations()));
    }

    private static AlertFacts facts(Episode episode) {
        return new AlertFacts(episode.labels(), episode.annotations());
    }
}
