package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.RunbookLibrary.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file made ready for the Markdown parser without moving a line: the front matter and broken fences are mended in
 * place, so that a line number means the same here and in the author's editor.
 *
 * @param lines of the file, the front matter blanked
 * @param broken whether the front matter could not be read at all
 */
record Source(String file, List<String> lines, FrontMatter frontMatter, boolean broken, List<Problem> problems) {
    Source {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    static Source of(String file, String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(withoutMark(text).split("\r\n|\n|\r", -1)));
        List<Problem> problems = new ArrayList<>();
        FrontMatter frontMatter = FrontMatterReader.take(file, lines, problems);
        boolean broken = !problems.isEmpty() && frontMatter == FrontMatter.NONE;
        Fences.mend(file, lines, problems);
        return new Source(file, lines, frontMatter, broken, problems);
    }

    String markdown() {
        return String.join("\n", lines);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
