package dev.pageturner.bot.cli;

import dev.pageturner.commands.Catalogue;
import dev.pageturner.commands.Parsed;
import dev.pageturner.commands.Permission;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the steps of runbooks read that no command asks for by itself: the kinds they name. */
final class StepRights {
    private static final Set<String> NAMING_KINDS = Set.of("get", "describe");
    private static final List<String> READ = List.of("get", "list", "watch");

    private final Catalogue catalogue;
    private final List<Permission> permissions = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final Set<String> namespaces = new TreeSet<>();

    StepRights(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void read(Runbook runbook) {
        for (Scenario scenario : runbook.scenarios()) {
            for (Step step : scenario.steps()) {
                if (!step.words().isEmpty() && catalogue.parse(step.words()) instanceof Parsed.Ok parsed) {
                    parsed.invocation().arguments().entrySet().stream()
                            .filter(argument -> argument.getKey().equals("namespace"))
                            .forEach(argument -> namespaces.add(argument.getValue()));
                }
                if (!step.words().isEmpty()
                        && NAMING_KINDS.contains(step.words().get(0))) {
                    read(runbook.file() + ":" + step.line(), step.words());
                }
            }
        }
    }

    private void read(String where, List<String> words) {
        if (!(catalogue.parse(words) instanceof Parsed.Ok parsed)) {
            return;
        }
        String target = parsed.invocation().argument("target", "").split(" ")[0];
        for (String kind : target.substring(0, target.indexOf('/') < 0 ? target.length() : target.indexOf('/'))
                .split(",")) {
            Optional<Permission> permission = permission(kind);
            permission.ifPresentOrElse(permissions::add, () -> unknown.add(where + " reads \"" + kind + "\""));
        }
    }

    private static Optional<Permission> permission(String kind) {
        Optional<ApiResource> known = Resources.known(kind);
        if (known.isPresent()) {
            return known.map(resource -> new Permission(resource.group(), List.of(resource.plural()), READ, true));
        }
        int dot = kind.indexOf('.');
        return dot < 1
                ? Optional.empty()
                : Optional.of(new Permission(kind.substring(dot + 1), List.of(kind.substring(0, dot)), READ, true));
    }

    List<Permission> permissions() {
        return List.copyOf(permissions);
    }

    /** Those that steps spell out; a placeholder names none. */
    Set<String> namespaces() {
        return Set.copyOf(namespaces);
    }

    /** Kinds that only the cluster knows, with the place that names them. */
    List<String> unknown() {
        return unknown.stream().distinct().toList();
    }
}
