package dev.pageturner.runbooks.library;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.CodeBlocks;
import dev.pageturner.runbooks.RunbookLibrary;
import java.nio.file.Path;
import java.util.List;

/** Reads folders of Markdown into a library. */
public final class Runbooks {
    private Runbooks() {}

    /** How code blocks are understood. */
    static CodeBlocks codeBlocks() {
        return (code, anchor) -> new Block.Sample(code.text(), code.language(), code.line());
    }

    /**
     * Reads files and folders once. What cannot be read is among the problems of the library; everything else is in it.
     *
     * @param paths Markdown files, and folders that are searched for .md and .markdown files
     */
    public static RunbookLibrary load(List<Path> paths) {
        return new Shelf(paths, codeBlocks()).library();
    }
}
