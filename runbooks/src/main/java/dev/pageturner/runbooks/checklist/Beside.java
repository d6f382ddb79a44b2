package dev.pageturner.runbooks.checklist;

import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.checklist.Checklist.Item;
import dev.pageturner.runbooks.checklist.Procedures.Criterion;
import dev.pageturner.runbooks.checklist.Procedures.Window;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings items together with the queries that stand beside them and measure the same quantity. */
final class Beside {
    private Beside() {}

    static List<Item> items(List<Item> items, List<Step> around) {
        return items.stream()
                .map(item -> item.steps().isEmpty() ? with(item, around) : item)
                .toList();
    }

    private static Item with(Item item, List<Step> around) {
        List<Step> same =
                around.stream().filter(step -> measures(step, item)).limit(1).toList();
        if (same.isEmpty()) {
            return item;
        }
        String metric = ThresholdParser.metricOf(same.get(0).source());
        Threshold threshold = item.threshold() == null ? null : item.threshold().on(metric);
        return new Item(item.text(), item.line(), item.done(), item.details(), same, threshold);
    }

    private static boolean measures(Step step, Item item) {
        String metric = ThresholdParser.metric(item.text());
        if (metric != null) {
            return step.source().contains(metric);
        }
        return item.threshold() != null
                && quantity(step.title()).equals(quantity(item.threshold().quantity()));
    }

    /** A criterion about the quantity of a checkpoint is measured as the checkpoint is. */
    static List<Criterion> criteria(List<Criterion> criteria, List<Window> windows) {
        return criteria.stream().map(each -> with(each, windows)).toList();
    }

    private static Criterion with(Criterion criterion, List<Window> windows) {
        Threshold threshold = criterion.threshold();
        if (threshold == null || !criterion.steps().isEmpty()) {
            return criterion;
        }
        Optional<Item> same = windows.stream()
                .filter(window -> window.subject().equals(criterion.subject()))
                .flatMap(window -> window.items().stream())
                .filter(item -> item.threshold() != null && !item.steps().isEmpty())
                .filter(item -> sameQuantity(item.threshold(), threshold))
                .findFirst();
        return same.map(item -> new Criterion(
                        criterion.group(),
                        criterion.subject(),
                        criterion.text(),
                        criterion.line(),
                        item.steps(),
                        threshold.on(
                                item.threshold() == null
                                        ? null
                                        : item.threshold().metric())))
                .orElse(criterion);
    }

    private static boolean sameQuantity(@Nullable Threshold one, Threshold other) {
        return one != null && quantity(one.quantity()).equals(quantity(other.quantity()));
    }

    private static String quantity(String text) {
        String before = Stream.of(text.split("[<>=(≤≥]")).findFirst().orElse("");
        return before.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
    }
}
