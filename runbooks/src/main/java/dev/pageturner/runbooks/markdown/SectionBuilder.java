package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.Section;
import dev.pageturner.runbooks.Section.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.BulletList;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;

/** Cuts what stands under a heading into sections: at headings, at bold lines and at the labels of a list. */
final class SectionBuilder {
    private final MarkdownDocument document;
    private final BlockSplitter splitter;
    private final String anchor;
    private final List<Section> sections = new ArrayList<>();
    private List<Block> blocks = new ArrayList<>();
    private Kind kind;
    private String title;
    private int line;

    SectionBuilder(
            MarkdownDocument document, BlockSplitter splitter, String anchor, Kind kind, String title, int line) {
        this.document = document;
        this.splitter = splitter;
        this.anchor = anchor;
        this.kind = kind;
        this.title = title;
        this.line = line;
    }

    /** The topic's own nodes. */
    SectionBuilder own(Topic topic) {
        topic.nodes().forEach(this::add);
        return this;
    }

    /** The topics below it, each a section of its own; one that does not say what it is for is for the same as its parent. */
    SectionBuilder below(Topic topic, Kind inherited) {
        for (Topic child : topic.children()) {
            Kind told = SectionKinds.ofHeading(child.title());
            Kind childKind = told == Kind.OTHER ? inherited : told;
            start(childKind, child.title(), child.line());
            own(child).below(child, childKind);
        }
        return this;
    }

    List<Section> build() {
        finish();
        return List.copyOf(sections);
    }

    void add(Node node) {
        if (node instanceof Paragraph) {
            addParagraph(node);
        } else if ((node instanceof BulletList || node instanceof OrderedList) && hasSectionLabels((ListBlock) node)) {
            addLabelledItems((ListBlock) node);
        } else {
            blocks.addAll(splitter.split(List.of(node), anchor));
        }
    }

    void add(Block block) {
        blocks.add(block);
    }

    private void addParagraph(Node paragraph) {
        String[] lines = document.markdown(paragraph).split("\n", -1);
        int first = Texts.line(paragraph);
        StringBuilder prose = new StringBuilder();
        int proseLine = first;
        for (int at = 0; at < lines.length; at++) {
            Optional<Label> label = Label.of(lines[at])
                    .filter(each -> each.bold() || each.rest().isBlank());
            Optional<Kind> told = label.flatMap(each -> SectionKinds.ofLabel(each.name()));
            if (told.isPresent()) {
                prose(prose, proseLine);
                start(told.get(), label.orElseThrow().name(), first + at);
                proseLine = first + at;
                prose.append(label.orElseThrow().rest());
            } else {
                prose.append(prose.isEmpty() ? "" : "\n").append(lines[at]);
            }
        }
        prose(prose, proseLine);
    }

    private void prose(StringBuilder text, int at) {
        if (!text.toString().isBlank()) {
            blocks.add(new Block.Prose(text.toString().strip(), at));
        }
        text.setLength(0);
    }

    private boolean hasSectionLabels(ListBlock list) {
        int known = 0;
        int items = 0;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            Optional<Label> label = itemLabel(item);
            if (label.isEmpty()) {
                return false;
            }
            items++;
            known += SectionKinds.ofLabel(label.get().name()).isPresent() ? 1 : 0;
        }
        return known * 2 >= items;
    }

    private void addLabelledItems(ListBlock list) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            Label label = itemLabel(item).orElseThrow();
            Node paragraph = item.getFirstChild();
            start(SectionKinds.ofLabel(label.name()).orElse(Kind.OTHER), label.name(), Texts.line(item));
            String more =
                    document.markdown(paragraph).lines().skip(1).reduce(label.rest(), (all, next) -> all + "\n" + next);
            prose(new StringBuilder(more), Texts.line(item));
            for (Node node = paragraph.getNext(); node != null; node = node.getNext()) {
                blocks.addAll(splitter.split(List.of(node), anchor));
            }
        }
    }

    private Optional<Label> itemLabel(Node item) {
        Node first = item.getFirstChild();
        return first instanceof Paragraph
                ? document.markdown(first).lines().findFirst().flatMap(Label::of)
                : Optional.empty();
    }

    void start(Kind nextKind, String nextTitle, int nextLine) {
        finish();
        kind = nextKind;
        title = nextTitle;
        line = nextLine;
    }

    private void finish() {
        if (!blocks.isEmpty() || !title.isBlank()) {
            sections.add(new Section(kind, title, line, blocks));
        }
        blocks = new ArrayList<>();
    }
}
