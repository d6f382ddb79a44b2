package dev.pageturner.runbooks.checklist;

import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.checklist.Procedures.Criterion;
import dev.pageturner.runbooks.markdown.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Node;

/** Reasons to roll back: lists under "Rollback criteria" and "When to Rollback", flat or in classes. */
final class CriterionFinder {
    private static final Pattern TITLE = Pattern.compile(
            "\\broll[\\s-]?back (?:criteria|triggers?|conditions?|thresholds?)\\b|\\bwhen to roll[\\s-]?back\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern INLINE =
            Pattern.compile("\\bRollback criteria:\\s*([^.]+)\\.", Pattern.CASE_INSENSITIVE);
    private static final Pattern GROUP = Pattern.compile("^\\*\\*([^*]+?):?\\*\\*:?$");

    private final Items items;
    private final List<Criterion> found = new ArrayList<>();

    CriterionFinder(Items items) {
        this.items = items;
    }

    List<Criterion> found() {
        return found;
    }

    void look(Passage passage) {
        if (TITLE.matcher(passage.name()).find()) {
            Items.in(passage.nodes()).forEach(item -> read(item, passage));
        } else {
            Items.in(passage.nodes()).forEach(item -> inline(items.text(item), Texts.line(item), passage));
        }
    }

    private void read(Node item, Passage passage) {
        Matcher group = GROUP.matcher(items.text(item));
        List<Node> nested = items.nested(item);
        if (group.matches() && !nested.isEmpty()) {
            nested.forEach(inner -> add(group.group(1).strip(), inner, passage));
        } else {
            add("", item, passage);
        }
    }

    private void add(String group, Node item, Passage passage) {
        String text = items.text(item);
        List<Step> steps = items.steps(item, passage.topic().slug());
        String metric =
                steps.isEmpty() ? null : ThresholdParser.metricOf(steps.get(0).source());
        Threshold threshold =
                ThresholdParser.threshold(text).map(each -> each.on(metric)).orElse(null);
        found.add(new Criterion(group, passage.subject(), text, Texts.line(item), steps, threshold));
    }

    private void inline(String text, int line, Passage passage) {
        Matcher matcher = INLINE.matcher(text);
        if (matcher.find()) {
            for (String part : matcher.group(1).split(",")) {
                Threshold threshold = ThresholdParser.threshold(part.strip()).orElse(null);
                found.add(new Criterion("", passage.subject(), part.strip(), line, List.of(), threshold));
            }
        }
    }
}
