package dev.pageturner.runbooks.checklist;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.checklist.Checklist.Item;
import dev.pageturner.runbooks.markdown.BlockSplitter;
import dev.pageturner.runbooks.markdown.MarkdownDocument;
import dev.pageturner.runbooks.markdown.Texts;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** Items of Markdown lists as values. */
final class Items {
    private final MarkdownDocument document;
    private final BlockSplitter splitter;

    Items(MarkdownDocument document, BlockSplitter splitter) {
        this.document = document;
        this.splitter = splitter;
    }

    /** The items of the lists among the nodes. */
    static List<Node> in(List<Node> nodes) {
        List<Node> items = new ArrayList<>();
        for (Node list : nodes) {
            for (Node item = list instanceof ListBlock ? list.getFirstChild() : null;
                    item != null;
                    item = item.getNext()) {
                items.add(item);
            }
        }
        return items;
    }

    static boolean isTask(Node item) {
        return item.getFirstChild() instanceof TaskListItemMarker;
    }

    Item read(Node item, String anchor) {
        String text = text(item);
        boolean done = item.getFirstChild() instanceof TaskListItemMarker marker && marker.isChecked();
        List<Step> steps = steps(item, anchor);
        String metric =
                steps.isEmpty() ? null : ThresholdParser.metricOf(steps.get(0).source());
        Threshold threshold =
                ThresholdParser.threshold(text).map(each -> each.on(metric)).orElse(null);
        return new Item(text, Texts.line(item), done, details(item), steps, threshold);
    }

    /** The item's first paragraph as Markdown, without its tick box. */
    String text(Node item) {
        for (Node node = item.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Paragraph) {
                return document.markdown(node)
                        .replaceFirst("^\\[[ xX]]\\s+", "")
                        .replace('\n', ' ')
                        .strip();
            }
        }
        return "";
    }

    List<Node> nested(Node item) {
        List<Node> nodes = new ArrayList<>();
        for (Node node = item.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof ListBlock) {
                nodes.addAll(in(List.of(node)));
            }
        }
        return nodes;
    }

    private List<String> details(Node item) {
        return nested(item).stream()
                .filter(ListItem.class::isInstance)
                .map(this::text)
                .toList();
    }

    List<Step> steps(Node item, String anchor) {
        return splitter.split(List.of(item), anchor).stream()
                .filter(Block.Steps.class::isInstance)
                .flatMap(block -> ((Block.Steps) block).steps().stream())
                .toList();
    }

    List<Step> steps(List<Node> nodes, String anchor) {
        return nodes.stream().flatMap(node -> steps(node, anchor).stream()).toList();
    }
}
