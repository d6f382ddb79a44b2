package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Section;
import dev.pageturner.runbooks.Section.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BulletList;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/**
 * Scenarios that are items of a list: {@code - **Title** (`key`):} with what to do nested in it, under a heading such as
 * Playbooks. A probe table of the document whose first column holds the same key adds its columns as sections.
 */
final class PlaybookList {
    private static final Pattern HEAD =
            Pattern.compile("^\\*\\*([^*\\n]+?):?\\*\\*\\s*(?:\\(\\s*`?([^`()]+?)`?\\s*\\))?\\s*:?\\s*$");

    private final MarkdownDocument document;
    private final BlockSplitter splitter;
    /** Of the probe tables, by the key in their first column; read when the first playbook asks. */
    private @Nullable Map<String, List<Section>> probes;

    PlaybookList(MarkdownDocument document, BlockSplitter splitter) {
        this.document = document;
        this.splitter = splitter;
    }

    /** @param key empty when there is none */
    record Item(Node list, Node item, String title, String key, int line) {
        /** The key where there is one: it is what labels and routing rules say. */
        String anchor() {
            return Slugs.of(key.isEmpty() ? title : key);
        }
    }

    /** The playbooks right under a heading; a list counts when every item of it is one. */
    static List<Item> in(Topic topic, MarkdownDocument document) {
        List<Item> found = new ArrayList<>();
        for (Node node : topic.nodes()) {
            if (node instanceof BulletList) {
                List<Item> items = items(node, document);
                boolean keyed = items.stream().anyMatch(item -> !item.key().isEmpty());
                if (keyed || ScenarioShapes.isPlaybooks(topic)) {
                    found.addAll(items);
                }
            }
        }
        return found;
    }

    private static List<Item> items(Node list, MarkdownDocument document) {
        List<Item> items = new ArrayList<>();
        for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
            Optional<Item> item = node instanceof ListItem ? item(list, node, document) : Optional.empty();
            if (item.isEmpty()) {
                return List.of();
            }
            items.add(item.get());
        }
        return items;
    }

    private static Optional<Item> item(Node list, Node node, MarkdownDocument document) {
        Node first = node.getFirstChild();
        if (!(first instanceof Paragraph) || first.getNext() == null) {
            return Optional.empty();
        }
        Matcher head = HEAD.matcher(document.markdown(first).strip());
        if (!head.matches()) {
            return Optional.empty();
        }
        String key = head.group(2) == null ? "" : head.group(2);
        return Optional.of(new Item(list, node, head.group(1).strip(), key, Texts.line(node)));
    }

    Scenario scenario(Item item) {
        List<Node> inside = new ArrayList<>();
        for (Node node = item.item().getFirstChild().getNext(); node != null; node = node.getNext()) {
            inside.add(node);
        }
        SectionBuilder builder =
                new SectionBuilder(document, splitter, item.anchor(), Kind.REMEDIATION, "First actions", item.line());
        inside.forEach(builder::add);
        List<Section> sections = new ArrayList<>(builder.build());
        sections.addAll(0, ofProbe(item.key()));
        ScenarioFacts facts = ScenarioFacts.of(document, inside);
        return new Scenario(
                document.file(), item.anchor(), item.title(), item.line(), facts.alerts(), facts.severity(), sections);
    }

    /** The row of the probe table with this key, a section for each of its other columns. */
    private List<Section> ofProbe(String key) {
        if (key.isEmpty()) {
            return List.of();
        }
        Map<String, List<Section>> known = probes;
        if (known == null) {
            known = probes();
            probes = known;
        }
        return known.getOrDefault(key, List.of());
    }

    private Map<String, List<Section>> probes() {
        Map<String, List<Section>> found = new HashMap<>();
        document.root()
                .all()
                .flatMap(topic -> Tables.in(topic).stream())
                .filter(table -> table.header(0).toLowerCase(Locale.ROOT).contains("probe"))
                .forEach(table -> table.rows()
                        .forEach(row -> found.computeIfAbsent(row.cell(0), any -> new ArrayList<>())
                                .addAll(sections(table, row))));
        return found;
    }

    private static List<Section> sections(Tables.Table table, Tables.Row row) {
        List<Section> sections = new ArrayList<>();
        for (int column = 1; column < row.cells().size(); column++) {
            if (!row.cell(column).isBlank()) {
                String title = table.header(column);
                Block text = new Block.Prose(row.cell(column), row.line());
                sections.add(new Section(probeKind(title), title, row.line(), List.of(text)));
            }
        }
        return sections;
    }

    private static Kind probeKind(String title) {
        return title.toLowerCase(Locale.ROOT).contains("failure") ? Kind.CAUSES : SectionKinds.ofHeading(title);
    }
}
