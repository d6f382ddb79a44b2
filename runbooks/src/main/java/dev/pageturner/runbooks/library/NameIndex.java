package dev.pageturner.runbooks.library;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.markdown.AlertNames;
import dev.pageturner.runbooks.markdown.Slugs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Scenarios by the alert names on their Alert lines, and by everything they are called themselves. */
final class NameIndex {
    private static final Pattern PREFIX = Pattern.compile(
            "^(?:scenario|issue|incident|problem|case|playbook|runbook|alert)?\\s*#?\\w{0,3}\\s*[:.)\\u2013\\u2014]\\s*|^(?:runbook|alert)\\s+(?:for\\s+)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ASIDE = Pattern.compile("\\([^)]*\\)|\\[[^]]*]");

    private static final Pattern NOT_WORD = Pattern.compile("[^A-Za-z0-9_]+");

    private static final int MAXIMUM_NAMESAKES = 100;

    /** Labels that say which part of a system an alert is about, as the keys of playbooks do. */
    private static final List<String> KEY_LABELS =
            List.of("check", "probe", "playbook", "key", "dependency", "component", "target", "subsystem");

    private final Map<String, List<Candidate>> alertLines = new HashMap<>();
    private final Map<String, List<Candidate>> names = new HashMap<>();
    private final Map<String, List<Candidate>> words = new HashMap<>();
    private final Map<String, List<Candidate>> keys = new HashMap<>();

    NameIndex(List<Runbook> runbooks) {
        runbooks.forEach(this::add);
    }

    private void add(Runbook runbook) {
        runbook.opens("").ifPresent(document -> {
            Candidate candidate = new Candidate(runbook, document);
            put(names, AlertNames.key(RunbookUrl.stem(runbook.file())), candidate);
            put(names, AlertNames.key(bare(runbook.title())), candidate);
        });
        for (Scenario part : runbook.scenarios()) {
            Scenario scenario = runbook.opens(part.anchor()).orElse(part);
            Candidate candidate = new Candidate(runbook, scenario);
            part.alerts().forEach(alert -> put(alertLines, AlertNames.key(alert), candidate));
            if (!part.anchor().isEmpty()) {
                put(names, AlertNames.key(part.title()), candidate);
                put(names, AlertNames.key(bare(part.title())), candidate);
                Stream.of(NOT_WORD.split(part.title()))
                        .filter(AlertNames::isCamel)
                        .forEach(word -> put(words, AlertNames.key(word), candidate));
                // An anchor that does not come from the title is the key that a playbook's author gave it.
                if (!part.anchor().startsWith(Slugs.of(part.title()))) {
                    put(keys, part.anchor(), candidate);
                }
            }
        }
    }

    List<Candidate> onAlertLine(AlertFacts alert) {
        return new Specificity(alert).sort(get(alertLines, AlertNames.key(alert.alertName())));
    }

    /** By file name, title or heading; else by a word of a title; else by the key of a playbook. */
    List<Candidate> named(AlertFacts alert) {
        String key = AlertNames.key(alert.alertName());
        return Stream.of(get(names, key), get(words, key), byKey(alert))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(new Specificity(alert)::sort)
                .orElse(List.of());
    }

    /** The scenario of one document that the alert means, when it has several. */
    Optional<Scenario> within(Runbook runbook, AlertFacts alert) {
        String key = AlertNames.key(alert.alertName());
        return Stream.of(get(alertLines, key), get(names, key), get(words, key), byKey(alert))
                .map(found -> found.stream()
                        .filter(each -> each.runbook() == runbook)
                        .filter(each -> !each.scenario().anchor().isEmpty())
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(found -> new Specificity(alert).sort(found).get(0).scenario());
    }

    private List<Candidate> byKey(AlertFacts alert) {
        return KEY_LABELS.stream()
                .map(label -> alert.labels().get(label))
                .filter(value -> value != null && !value.isBlank())
                .flatMap(value -> get(keys, value).stream())
                .toList();
    }

    private static String bare(String title) {
        boolean aside = title.indexOf('(') >= 0 || title.indexOf('[') >= 0;
        String text = aside ? ASIDE.matcher(title).replaceAll(" ") : title;
        return PREFIX.matcher(text.strip()).replaceFirst("");
    }

    private static void put(Map<String, List<Candidate>> index, String key, Candidate candidate) {
        if (key.isEmpty()) {
            return;
        }
        List<Candidate> list = index.computeIfAbsent(key, any -> new ArrayList<>(1));
        Candidate last = list.isEmpty() ? null : list.get(list.size() - 1);
        if (last == null || last.scenario() != candidate.scenario()) {
            list.add(candidate);
        }
    }

    /** A title that very many scenarios share (Overview) names none of them. */
    private static List<Candidate> get(Map<String, List<Candidate>> index, String key) {
        List<Candidate> found = key.isEmpty() ? List.of() : index.getOrDefault(key, List.of());
        return found.size() > MAXIMUM_NAMESAKES ? List.of() : found;
    }
}
