package dev.pageturner.runbooks.library;

import dev.pageturner.runbooks.CodeBlocks;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.checklist.ProcedureReader;
import dev.pageturner.runbooks.checklist.Procedures;
import dev.pageturner.runbooks.markdown.MarkdownDocument;
import dev.pageturner.runbooks.steps.BlockReader;
import java.nio.file.Path;
import java.util.List;

/** Reads folders of Markdown into a library. */
public final class Runbooks {
    private Runbooks() {}

    static CodeBlocks codeBlocks() {
        return BlockReader::read;
    }

    /**
     * Reads files and folders once. What cannot be read is among the problems of the library; everything else is in it.
     *
     * @param paths Markdown files, and folders that are searched for .md and .markdown files
     */
    public static RunbookLibrary load(List<Path> paths) {
        return new Shelf(paths, codeBlocks()).library();
    }

    /** The runbooks that come with the program, named as in its repository ({@code runbooks/library/meta-endpoints.md}). */
    public static RunbookLibrary bundled() {
        return Bundled.load();
    }

    /**
     * The procedures of one file of the library: checklists, windows, rollback criteria, smoke tests, escalation, probes.
     *
     * @param text of the file
     */
    public static Procedures procedures(String file, String text) {
        return ProcedureReader.read(MarkdownDocument.parse(file, text), codeBlocks());
    }
}
