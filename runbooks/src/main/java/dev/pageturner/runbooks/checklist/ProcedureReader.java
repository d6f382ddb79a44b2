package dev.pageturner.runbooks.checklist;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.CodeBlocks;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.markdown.BlockSplitter;
import dev.pageturner.runbooks.markdown.Label;
import dev.pageturner.runbooks.markdown.MarkdownDocument;
import dev.pageturner.runbooks.markdown.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/** Reads the procedures of a runbook: checklists, windows, rollback criteria, smoke tests, escalation, probes. */
public final class ProcedureReader {
    private final MarkdownDocument document;
    private final BlockSplitter splitter;

    private ProcedureReader(MarkdownDocument document, CodeBlocks code) {
        this.document = document;
        this.splitter = new BlockSplitter(document, code);
    }

    public static Procedures read(MarkdownDocument document, CodeBlocks code) {
        return new ProcedureReader(document, code).read();
    }

    private Procedures read() {
        List<Passage> passages = Passage.of(document);
        Items items = new Items(document, splitter);
        ChecklistFinder checklists = new ChecklistFinder(items);
        WindowFinder windows = new WindowFinder(items);
        CriterionFinder criteria = new CriterionFinder(items);
        HelpFinder help = new HelpFinder(document);
        for (Passage passage : passages) {
            checklists.look(passage);
            windows.look(passage);
            criteria.look(passage);
            help.look(passage);
        }
        return new Procedures(
                owner(),
                checklists.found(),
                windows.found(),
                Beside.criteria(criteria.found(), windows.found()),
                new SmokeTestFinder(document, this::steps, items).find(passages),
                help.levels(),
                help.contacts(),
                help.severities(),
                help.probes());
    }

    private List<Step> steps(List<Node> nodes, String anchor) {
        return splitter.split(nodes, anchor).stream()
                .filter(Block.Steps.class::isInstance)
                .flatMap(block -> ((Block.Steps) block).steps().stream())
                .toList();
    }

    private @Nullable String owner() {
        List<Node> head = new ArrayList<>(document.root().nodes());
        document.root().children().stream().findFirst().map(Topic::nodes).ifPresent(head::addAll);
        return head.stream()
                .filter(Paragraph.class::isInstance)
                .flatMap(node -> document.markdown(node).lines())
                .map(Label::of)
                .flatMap(Optional::stream)
                .filter(label -> label.key().equals("owner") && !label.rest().isBlank())
                .map(label -> label.rest().strip())
                .findFirst()
                .orElse(null);
    }
}
