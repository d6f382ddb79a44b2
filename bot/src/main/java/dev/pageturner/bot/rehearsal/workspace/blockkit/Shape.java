package dev.pageturner.bot.rehearsal.workspace.blockkit;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The rules of one kind of block, element or composition object; built once, in {@link BlockTable}. */
final class Shape {
    private final String kind;
    private final Set<Surface> surfaces;
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private Set<String> oneOf = Set.of();

    Shape(String kind, Set<Surface> surfaces) {
        this.kind = kind;
        this.surfaces = EnumSet.copyOf(surfaces);
    }

    Shape must(String property, Rule rule) {
        required.add(property);
        return may(property, rule);
    }

    Shape may(String property, Rule rule) {
        rules.put(property, rule);
        return this;
    }

    Shape oneOf(String... properties) {
        oneOf = new LinkedHashSet<>(java.util.List.of(properties));
        return this;
    }

    String kind() {
        return kind;
    }

    boolean allowedOn(Surface surface) {
        return surfaces.contains(surface);
    }

    Map<String, Rule> rules() {
        return rules;
    }

    Set<String> required() {
        return required;
    }

    Set<String> oneOf() {
        return oneOf;
    }
}
