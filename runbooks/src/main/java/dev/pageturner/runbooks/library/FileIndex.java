package dev.pageturner.runbooks.library;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From a runbook_url to the file it means, and to the scenario in it. */
final class FileIndex {
    /** Found in every second folder: the name alone says nothing. */
    private static final Set<String> UNSPECIFIC = Set.of("readme", "index", "_index");

    private static final List<String> ANNOTATIONS = List.of("runbook_url", "runbook");

    private final Map<String, List<Entry>> byStem = new HashMap<>();

    private record Entry(Runbook runbook, List<String> segments) {}

    /** @param unsure documents that do not have the anchor that the URL names */
    record Hits(List<Candidate> sure, List<Candidate> unsure) {}

    FileIndex(List<Runbook> runbooks) {
        for (Runbook runbook : runbooks) {
            List<String> segments = RunbookUrl.segments(runbook.file());
            add(new Entry(runbook, segments));
            if (segments.size() > 1 && UNSPECIFIC.contains(segments.get(segments.size() - 1))) {
                add(new Entry(runbook, segments.subList(0, segments.size() - 1)));
            }
        }
    }

    private void add(Entry entry) {
        if (!entry.segments().isEmpty()) {
            String stem = entry.segments().get(entry.segments().size() - 1);
            byStem.computeIfAbsent(stem, key -> new ArrayList<>()).add(entry);
        }
    }

    Hits find(AlertFacts alert, NameIndex names) {
        Optional<RunbookUrl> url = Stream.ofNullable(annotation(alert))
                .map(RunbookUrl::of)
                .filter(each -> !each.segments().isEmpty())
                .findFirst();
        List<Candidate> sure = new ArrayList<>();
        List<Candidate> unsure = new ArrayList<>();
        for (Runbook runbook : url.map(this::runbooks).orElse(List.of())) {
            String anchor = url.orElseThrow().anchor();
            Optional<Scenario> named = anchor.isEmpty() ? Optional.empty() : Anchors.find(runbook, anchor);
            Optional<Scenario> told = named.or(() -> names.within(runbook, alert));
            told.ifPresent(scenario -> sure.add(new Candidate(runbook, scenario)));
            if (told.isEmpty()) {
                runbook.opens("").ifPresent(all -> (anchor.isEmpty() ? sure : unsure).add(new Candidate(runbook, all)));
            }
        }
        if (sure.isEmpty() && unsure.isEmpty()) {
            url.flatMap(this::onlyOneWithTheAnchor).ifPresent(sure::add);
        }
        Specificity specificity = new Specificity(alert);
        return new Hits(specificity.sort(sure), specificity.sort(unsure));
    }

    /** README.md says nothing of which one is meant, but the anchor may. */
    private Optional<Candidate> onlyOneWithTheAnchor(RunbookUrl url) {
        String stem = url.segments().get(url.segments().size() - 1);
        if (url.anchor().isEmpty() || !UNSPECIFIC.contains(stem)) {
            return Optional.empty();
        }
        List<Candidate> having = byStem.getOrDefault(stem, List.of()).stream()
                .flatMap(entry -> Anchors.find(entry.runbook(), url.anchor()).stream()
                        .map(scenario -> new Candidate(entry.runbook(), scenario)))
                .limit(2)
                .toList();
        return having.size() == 1 ? Optional.of(having.get(0)) : Optional.empty();
    }

    private static @Nullable String annotation(AlertFacts alert) {
        return ANNOTATIONS.stream()
                .map(name -> alert.annotations().get(name))
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** The files that agree with the URL in most segments from the end. */
    List<Runbook> runbooks(RunbookUrl url) {
        List<String> wanted = url.segments();
        int best = 1;
        List<Runbook> found = new ArrayList<>();
        for (Entry entry : byStem.getOrDefault(wanted.get(wanted.size() - 1), List.of())) {
            int common = RunbookUrl.commonEnd(wanted, entry.segments());
            boolean whole =
                    common == wanted.size() || common == entry.segments().size();
            boolean tooVague = common < 2 && !whole && UNSPECIFIC.contains(wanted.get(wanted.size() - 1));
            if (common < best || tooVague) {
                continue;
            }
            if (common > best) {
                found.clear();
                best = common;
            }
            if (found.stream().noneMatch(each -> each == entry.runbook())) {
                found.add(entry.runbook());
            }
        }
        return found;
    }
}
