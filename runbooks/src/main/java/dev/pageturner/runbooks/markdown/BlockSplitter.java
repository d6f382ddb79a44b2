package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.CodeBlocks;
import dev.pageturner.runbooks.CodeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/** Turns Markdown nodes into blocks: code into steps or samples, wherever it is nested, and everything else into prose. */
public final class BlockSplitter {
    private static final Pattern LANGUAGE = Pattern.compile("^[{.]*\\s*([\\p{Alnum}_+#-]+)");

    private final MarkdownDocument document;
    private final CodeBlocks code;

    public BlockSplitter(MarkdownDocument document, CodeBlocks code) {
        this.document = document;
        this.code = code;
    }

    /** @param anchor of the scenario they stand in */
    public List<Block> split(List<Node> nodes, String anchor) {
        List<Block> blocks = new ArrayList<>();
        nodes.forEach(node -> split(node, anchor, blocks));
        return blocks;
    }

    private void split(Node root, String anchor, List<Block> blocks) {
        if (root instanceof ThematicBreak || isComment(root)) {
            return;
        }
        int from = Texts.line(root);
        Node node = root;
        while (node != null) {
            CodeText text = codeText(node);
            if (text != null) {
                prose(root, from, Texts.line(node) - 1, blocks);
                if (node instanceof IndentedCodeBlock && FencesInside.in(text)) {
                    FencesInside.read(text, inner -> read(inner, anchor, blocks), blocks::add);
                } else {
                    read(text, anchor, blocks);
                }
                from = Texts.endLine(node) + 1;
            }
            node = text == null ? Texts.next(node, root) : Texts.nextBeside(node, root);
        }
        prose(root, from, Texts.endLine(root), blocks);
    }

    private void read(CodeText text, String anchor, List<Block> blocks) {
        Block block = code.read(text, anchor);
        blocks.add(block);
        if (block instanceof Block.Steps steps) {
            SampleOutput.of(text, steps.steps()).ifPresent(blocks::add);
        }
    }

    /** Invisible wherever Markdown is shown. */
    private static boolean isComment(Node node) {
        return node instanceof HtmlBlock html
                && html.getLiteral().startsWith("<!--")
                && html.getLiteral().indexOf("-->")
                        == html.getLiteral().stripTrailing().length() - 3;
    }

    private void prose(Node root, int from, int to, List<Block> blocks) {
        String markdown = from > to ? "" : document.markdown(root, from, to);
        if (!markdown.isBlank()) {
            int blankLines = 0;
            int start = 0;
            for (int end = markdown.indexOf('\n'); end >= 0; end = markdown.indexOf('\n', start)) {
                if (!markdown.substring(start, end).isBlank()) {
                    break;
                }
                blankLines++;
                start = end + 1;
            }
            blocks.add(new Block.Prose(markdown.substring(start).stripTrailing(), from + blankLines));
        }
    }

    private static @Nullable CodeText codeText(Node node) {
        if (node instanceof FencedCodeBlock fenced) {
            return new CodeText(language(fenced.getInfo()), fenced.getLiteral(), Texts.line(node) + 1);
        }
        if (node instanceof IndentedCodeBlock indented) {
            return new CodeText("", indented.getLiteral(), Texts.line(node));
        }
        return null;
    }

    static String language(@Nullable String info) {
        Matcher matcher = LANGUAGE.matcher(info == null ? "" : info.strip());
        return matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
