package dev.pageturner.runbooks.markdown;

import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Words and lines of Markdown nodes. Nothing here recurses: hostile nesting costs time, never the stack. */
public final class Texts {
    private Texts() {}

    /** What a reader sees, without emphasis, link targets or HTML; a line break stays a line break. */
    public static String plain(Node root) {
        return Inlines.plain(raw(root));
    }

    /** The text inside a block, as written. */
    static String raw(Node root) {
        StringBuilder text = new StringBuilder();
        for (Node node = root; node != null; node = next(node, root)) {
            if (node instanceof Text words) {
                text.append(words.getLiteral());
            }
        }
        return text.toString();
    }

    /** The node after this one in document order, within the root; null at its end. */
    public static @Nullable Node next(Node node, Node root) {
        return node.getFirstChild() != null ? node.getFirstChild() : nextBeside(node, root);
    }

    /** As {@link #next}, without going into the node's children. */
    static @Nullable Node nextBeside(Node node, Node root) {
        Node at = node;
        while (at != null && at != root) {
            if (at.getNext() != null) {
                return at.getNext();
            }
            at = at.getParent();
        }
        return null;
    }

    /** The first line of a node in the file, from 1. */
    public static int line(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.isEmpty() ? 1 : spans.get(0).getLineIndex() + 1;
    }

    /** The last line of a node in the file, from 1. */
    public static int endLine(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.isEmpty() ? 1 : spans.get(spans.size() - 1).getLineIndex() + 1;
    }
}
