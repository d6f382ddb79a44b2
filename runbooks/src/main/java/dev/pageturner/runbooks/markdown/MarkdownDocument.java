package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.RunbookLibrary.Problem;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A parsed Markdown file: its front matter, its headings as a tree, and the text behind every node. */
public final class MarkdownDocument {
    /** Deeper lists and quotes than anyone can read; the parser takes the rest as text. */
    private static final int MAXIMUM_NESTING = 64;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), TaskListItemsExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(MAXIMUM_NESTING)
            .inlineParserFactory(new Inlines.Untouched())
            .build();

    private final Source source;
    private final Topic root;

    private MarkdownDocument(Source source, Topic root) {
        this.source = source;
        this.root = root;
    }

    /** @param file as it is to be named in problems */
    public static MarkdownDocument parse(String file, String text) {
        Source source = Source.of(file, text);
        return new MarkdownDocument(source, Outline.of(PARSER.parse(source.markdown())));
    }

    public String file() {
        return source.file();
    }

    public FrontMatter frontMatter() {
        return source.frontMatter();
    }

    public List<Problem> problems() {
        return source.problems();
    }

    /** True when the front matter is no YAML: an older version of the file is better than this one. */
    public boolean broken() {
        return source.broken();
    }

    /** The end of a file that is far too long to be read as Markdown; empty for every runbook. */
    String unread() {
        return source.unread();
    }

    /** The line where {@link #unread} begins. */
    int unreadLine() {
        return source.lines().size();
    }

    /** The headings; what stands before the first belongs to the root itself. */
    public Topic root() {
        return root;
    }

    /** The Markdown of a node as written, without the indentation and quote marks of what it stands in. */
    public String markdown(Node node) {
        return markdown(node, Texts.line(node), Texts.endLine(node));
    }

    /** The Markdown of a node, only the given lines of the file, both included. */
    String markdown(Node node, int fromLine, int toLine) {
        StringBuilder text = new StringBuilder();
        int at = fromLine;
        List<SourceSpan> spans = node.getSourceSpans();
        for (int index = firstFrom(spans, fromLine); index < spans.size(); index++) {
            SourceSpan span = spans.get(index);
            int line = span.getLineIndex() + 1;
            if (line > toLine) {
                break;
            }
            text.append("\n".repeat(Math.max(0, line - at)));
            at = line;
            String whole = source.lines().get(line - 1);
            int start = Math.min(span.getColumnIndex(), whole.length());
            text.append(whole, start, Math.min(start + span.getLength(), whole.length()));
        }
        return text.toString();
    }

    /** A long list with many code blocks is asked for piece by piece; its spans stand in the order of their lines. */
    private static int firstFrom(List<SourceSpan> spans, int line) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (spans.get(middle).getLineIndex() + 1 < line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
