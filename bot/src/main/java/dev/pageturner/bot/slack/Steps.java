package dev.pageturner.bot.slack;

import dev.pageturner.bot.incident.AskedSource;
import dev.pageturner.bot.incident.Incident;
import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Binding;
import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds a runbook's step again from what a button or a dialog carries, and binds it to the incident's alert. */
final class Steps {
    private final Services services;

    Steps(Services services) {
        this.services = services;
    }

    /** @param incident null outside of one */
    record Found(@Nullable Incident incident, Scenario scenario, Step step, FrontMatter frontMatter) {}

    Optional<Incident> incident(@Nullable UUID id) {
        return id == null ? Optional.empty() : services.incidents().find(id);
    }

    Optional<Found> find(@Nullable Incident incident, String file, String anchor, String stepId) {
        FrontMatter frontMatter =
                services.library().runbook(file).map(Runbook::frontMatter).orElse(FrontMatter.NONE);
        return services.library().scenario(file, anchor).flatMap(scenario -> scenario.step(stepId)
                .map(step -> new Found(incident, scenario, step, frontMatter)));
    }

    Binding bind(Found found, Map<String, String> answers) {
        return services.binder().bind(found.step(), facts(found.incident()), found.frontMatter(), answers);
    }

    /** What all alerts of the incident have in common; of a single one, all of it. */
    private static AlertFacts facts(@Nullable Incident incident) {
        if (incident == null) {
            return new AlertFacts(Map.of(), Map.of());
        }
        Map<String, String> labels = new HashMap<>();
        Map<String, String> annotations = new HashMap<>();
        var firing = incident.firing().isEmpty() ? incident.episodes() : incident.firing();
        if (firing.size() == 1) {
            labels.putAll(firing.get(0).labels());
            annotations.putAll(firing.get(0).annotations());
        }
        labels.putAll(incident.labels());
        annotations.putAll(incident.annotations());
        return new AlertFacts(labels, annotations);
    }

    Request request(Place place, Found found, Binding.Bound bound) {
        Incident incident = found.incident();
        String step = found.scenario().file() + "#" + found.scenario().anchor() + "#"
                + found.step().id();
        List<List<String>> filters =
                bound.filters().stream().map(filter -> filter.words()).toList();
        return new Request(
                incident == null ? bound.words() : AskedSource.named(bound.words(), incident.source()),
                filters,
                incident == null ? services.clusters().names().get(0) : incident.cluster(),
                incident == null ? place.channel() : incident.channel(),
                place.threadTs(),
                incident == null ? null : incident.id(),
                step,
                null);
    }
}
