package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.CodeText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fences in a text that is indented like code: the body of an admonition ({@code !!! note}) or of a tab, and a block that
 * was indented further than the list it belongs to. CommonMark sees one block of code there, its readers see prose and fences.
 */
final class FencesInside {
    private static final Pattern FENCE = Pattern.compile("^( *)(`{3,}|~{3,}) *([^`]*)$");

    private final CodeText code;
    private final Consumer<CodeText> blocks;
    private final Consumer<Block> proses;
    private final List<String> lines = new ArrayList<>();
    private int first;

    private FencesInside(CodeText code, Consumer<CodeText> blocks, Consumer<Block> proses) {
        this.code = code;
        this.blocks = blocks;
        this.proses = proses;
        this.first = code.line();
    }

    static boolean in(CodeText code) {
        return code.text().lines().anyMatch(line -> FENCE.matcher(line).matches());
    }

    /** Hands over every fence and the text between them, in their order. */
    static void read(CodeText code, Consumer<CodeText> blocks, Consumer<Block> proses) {
        new FencesInside(code, blocks, proses).read();
    }

    private void read() {
        @Nullable Matcher open = null;
        int at = code.line();
        for (String line : code.text().split("\n", -1)) {
            Matcher fence = FENCE.matcher(line);
            boolean opens = open == null && fence.matches();
            boolean closes = open != null && fence.matches() && closes(open, fence);
            if (opens || closes) {
                finish(open);
                first = at + 1;
                open = opens ? fence : null;
            } else {
                lines.add(open == null ? line : outdented(line, open.group(1).length()));
            }
            at++;
        }
        finish(open);
    }

    private static boolean closes(Matcher open, Matcher fence) {
        return fence.group(2).startsWith(open.group(2)) && fence.group(3).isBlank();
    }

    private void finish(@Nullable Matcher open) {
        String text = String.join("\n", lines);
        if (open != null) {
            blocks.accept(new CodeText(BlockSplitter.language(open.group(3)), text + "\n", first));
        } else if (!text.isBlank()) {
            proses.accept(new Block.Prose(text.strip(), first + leadingBlanks()));
        }
        lines.clear();
    }

    private int leadingBlanks() {
        return (int) lines.stream().takeWhile(String::isBlank).count();
    }

    private static String outdented(String line, int width) {
        int spaces = 0;
        while (spaces < width && spaces < line.length() && line.charAt(spaces) == ' ') {
            spaces++;
        }
        return line.substring(spaces);
    }
}
