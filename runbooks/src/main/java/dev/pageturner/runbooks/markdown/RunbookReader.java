package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.CodeBlocks;
import dev.pageturner.runbooks.Runbook;
import java.util.List;
import java.util.Optional;

/** From the text of a Markdown file to a runbook. Any text is a runbook; what is not understood is kept as prose. */
public final class RunbookReader {
    private final CodeBlocks code;

    public RunbookReader(CodeBlocks code) {
        this.code = code;
    }

    /** @param file as it is to be named, with forward slashes */
    public Reading read(String file, String text) {
        return read(MarkdownDocument.parse(file, text));
    }

    public Reading read(MarkdownDocument document) {
        Parts parts = new Parts(document, code, title(document));
        Runbook runbook = new Runbook(
                document.file(), title(document), document.frontMatter(), parts.scenarios(), parts.anchors());
        return new Reading(runbook, document.broken(), document.problems());
    }

    private static String title(MarkdownDocument document) {
        List<Topic> topics = document.root().children();
        Optional<Topic> first = topics.stream()
                .filter(topic -> topic.level() == 1)
                .findFirst()
                .or(() -> topics.stream().findFirst());
        return first.map(Topic::title)
                .filter(title -> !title.isBlank())
                .orElseGet(() -> ScenarioShapes.stem(document.file()));
    }
}
