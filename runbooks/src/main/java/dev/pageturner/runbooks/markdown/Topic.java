package dev.pageturner.runbooks.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.Node;

/**
 * A heading with what stands under it: first its own nodes, then the headings of deeper levels. The root of a document
 * is a topic of level 0 without a title.
 */
public final class Topic {
    private final int level;
    private final String title;
    private final String slug;
    private final int line;
    private final List<String> aliases = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Topic> children = new ArrayList<>();

    Topic(int level, String title, String slug, int line) {
        this.level = level;
        this.title = title;
        this.slug = slug;
        this.line = line;
    }

    /** 1 to 6; 0 for the root. */
    public int level() {
        return level;
    }

    /** Without Markdown. */
    public String title() {
        return title;
    }

    /** GitHub's anchor, unique in the document. */
    public String slug() {
        return slug;
    }

    /** In the file, from 1. */
    public int line() {
        return line;
    }

    /** Other anchors that lead here: ids that the author wrote, and headings inside lists and quotes. */
    public List<String> aliases() {
        return List.copyOf(aliases);
    }

    /** What stands between this heading and the next, in order. */
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    public List<Topic> children() {
        return List.copyOf(children);
    }

    /** This one and all below it, in the order of the document. */
    public Stream<Topic> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Topic::all));
    }

    void alias(String anchor) {
        if (!anchor.isBlank()) {
            aliases.add(anchor);
        }
    }

    void add(Node node) {
        nodes.add(node);
    }

    void add(Topic child) {
        children.add(child);
    }
}
