package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.CodeBlocks;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.Scenario;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
        // The same scenario is opened by its own anchor and by those of the headings in it.
        Map<Scenario, Scenario> whole = new IdentityHashMap<>();
        List<Scenario> scenarios = parts.scenarios().stream()
                .map(part -> whole.computeIfAbsent(part, each -> StepsTogether.in(each, code)))
                .toList();
        Map<String, Scenario> anchors = new HashMap<>(parts.anchors());
        anchors.replaceAll((anchor, part) -> whole.computeIfAbsent(part, each -> StepsTogether.in(each, code)));
        Runbook runbook = new Runbook(document.file(), title(document), document.frontMatter(), scenarios, anchors);
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
