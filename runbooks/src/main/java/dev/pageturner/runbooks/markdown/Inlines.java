package dev.pageturner.runbooks.markdown;

import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.InlineParserFactory;
import org.commonmark.parser.Parser;

/**
 * Emphasis, links and code within a line. Prose is handed on as Markdown, so only titles and table cells are ever looked
 * into; that keeps reading fast, and a paragraph of a million brackets harmless.
 */
final class Inlines {
    /** Longer than any title; what is longer is taken as it is written. */
    private static final int LONGEST = 2_000;

    private static final Pattern MARKUP = Pattern.compile("[*_`\\[<&\\\\!]");
    private static final Parser PARSER =
            Parser.builder().enabledBlockTypes(Set.of()).build();

    private Inlines() {}

    /** Leaves the text of a block as one piece, as written. */
    static final class Untouched implements InlineParserFactory {
        @Override
        public InlineParser create(InlineParserContext context) {
            return (lines, block) -> block.appendChild(new Text(lines.getContent()));
        }
    }

    /** What a reader sees of a line of Markdown. */
    static String plain(String markdown) {
        if (markdown.length() > LONGEST || !MARKUP.matcher(markdown).find()) {
            return markdown;
        }
        StringBuilder text = new StringBuilder();
        Node root = PARSER.parse(markdown);
        for (Node node = root; node != null; node = Texts.next(node, root)) {
            if (node instanceof Text words) {
                text.append(words.getLiteral());
            } else if (node instanceof Code code) {
                text.append(code.getLiteral());
            } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak || isBreak(node)) {
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static boolean isBreak(Node node) {
        return node instanceof HtmlInline html && html.getLiteral().startsWith("<br");
    }
}
