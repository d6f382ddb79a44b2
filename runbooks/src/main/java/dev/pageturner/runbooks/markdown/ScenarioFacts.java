package dev.pageturner.runbooks.markdown;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/**
 * What the lines right under a heading say of it: {@code **Alert**: A, B}, {@code **Severity**: page}; as a paragraph, a
 * list or a two-column table.
 */
record ScenarioFacts(List<String> alerts, @Nullable String severity) {
    ScenarioFacts {
        alerts = List.copyOf(alerts);
    }

    static ScenarioFacts of(MarkdownDocument document, List<Node> nodes) {
        Set<String> alerts = new LinkedHashSet<>();
        String severity = null;
        for (Node node : nodes) {
            for (Label label : labels(document, node)) {
                if (AlertNames.isLabel(label)) {
                    alerts.addAll(AlertNames.in(label.rest().isBlank() ? following(document, node) : label.rest()));
                } else if (label.key().equals("severity")
                        && severity == null
                        && !label.rest().isBlank()) {
                    severity = label.rest().replaceAll("[*_`]", "").strip();
                }
            }
        }
        return new ScenarioFacts(List.copyOf(alerts), severity);
    }

    private static List<Label> labels(MarkdownDocument document, Node node) {
        List<Label> labels = new ArrayList<>();
        if (node instanceof Paragraph) {
            labels.addAll(Label.all(document.markdown(node)));
        } else if (node instanceof ListBlock) {
            for (Node item = node.getFirstChild(); item != null; item = item.getNext()) {
                if (item.getFirstChild() instanceof Paragraph paragraph) {
                    labels.addAll(Label.all(document.markdown(paragraph)));
                }
            }
        } else if (node instanceof TableBlock) {
            // The first row may be the names of the columns, or already a fact.
            rows(node).stream()
                    .filter(cells ->
                            !AlertNames.isLabel(label(cells)) || cells.get(1).matches(".*[a-z][A-Z].*"))
                    .forEach(cells -> labels.add(label(cells)));
        }
        return labels;
    }

    private static Label label(List<String> cells) {
        return new Label(cells.get(0), cells.get(1), true);
    }

    private static List<List<String>> rows(Node table) {
        List<List<String>> rows = new ArrayList<>();
        for (Node node = table; node != null; node = Texts.next(node, table)) {
            if (node instanceof TableRow
                    && node.getFirstChild() != null
                    && node.getFirstChild().getNext() != null
                    && node.getFirstChild().getNext().getNext() == null) {
                rows.add(List.of(
                        Texts.plain(node.getFirstChild()).strip(),
                        Texts.plain(node.getFirstChild().getNext()).strip()));
            }
        }
        return rows;
    }

    /** {@code **Alerts**:} with the names as a list below it. */
    private static String following(MarkdownDocument document, Node node) {
        return node.getNext() instanceof ListBlock list
                ? document.markdown(list).replaceAll("(?m)^\\s*(?:[-*+]|\\d+[.)])\\s+", "")
                : "";
    }
}
