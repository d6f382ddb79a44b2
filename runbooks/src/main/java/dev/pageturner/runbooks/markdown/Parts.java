package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.CodeBlocks;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Section;
import dev.pageturner.runbooks.Section.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one document. Each node of it belongs to exactly one scenario: that of the nearest heading, or of the one
 * above it that is a scenario as a whole; the title's own text belongs to the scenario without an anchor.
 */
final class Parts {
    private final MarkdownDocument document;
    private final BlockSplitter splitter;
    private final PlaybookList playbookList;
    private final ScenarioShapes shapes;
    private final String title;
    private final List<Scenario> scenarios = new ArrayList<>();
    private final Map<Topic, Scenario> byTopic = new IdentityHashMap<>();
    private final Map<Topic, List<Scenario>> playbooks = new IdentityHashMap<>();
    private final Map<String, Scenario> anchors = new LinkedHashMap<>();
    private final @Nullable Topic titleTopic;
    private final List<Topic> wholes = new ArrayList<>();

    Parts(MarkdownDocument document, CodeBlocks code, String title) {
        this.document = document;
        this.splitter = new BlockSplitter(document, code);
        this.playbookList = new PlaybookList(document, splitter);
        this.shapes = new ScenarioShapes(document);
        this.title = title;
        Topic root = document.root();
        titleTopic = titleTopic(root);
        readPreamble(root);
        root.children().forEach(topic -> read(topic, root));
        root.children().forEach(this::nameAnchors);
        looseAnchors();
        anchors.putIfAbsent("", document(root));
    }

    List<Scenario> scenarios() {
        return List.copyOf(scenarios);
    }

    Map<String, Scenario> anchors() {
        return anchors;
    }

    /** The heading that names the document: the first one, of level 1, with others below it. */
    private @Nullable Topic titleTopic(Topic root) {
        if (root.children().isEmpty()) {
            return null;
        }
        Topic first = root.children().get(0);
        boolean names = first.level() == 1 && !first.children().isEmpty() && !shapes.isWhole(first, root);
        return names ? first : null;
    }

    private void readPreamble(Topic root) {
        List<Node> nodes = new ArrayList<>(root.nodes());
        if (titleTopic != null) {
            nodes.addAll(titleTopic.nodes());
        }
        SectionBuilder builder = new SectionBuilder(document, splitter, "", Kind.OTHER, "", 1);
        nodes.forEach(builder::add);
        if (!document.unread().isBlank()) {
            builder.add(new Block.Prose(document.unread(), document.unreadLine()));
        }
        List<Section> sections = builder.build();
        if (!sections.isEmpty()) {
            scenarios.add(new Scenario(document.file(), "", title, 1, List.of(), null, sections));
        }
    }

    private void read(Topic topic, Topic parent) {
        if (topic != titleTopic) {
            boolean whole = shapes.isWhole(topic, parent);
            List<PlaybookList.Item> items = whole ? List.of() : PlaybookList.in(topic, document);
            Scenario scenario = scenario(topic, whole, items);
            byTopic.put(topic, scenario);
            scenarios.add(scenario);
            if (whole) {
                wholes.add(topic);
                return;
            }
            readPlaybooks(topic, items);
        }
        topic.children().forEach(child -> read(child, topic));
    }

    private void readPlaybooks(Topic topic, List<PlaybookList.Item> items) {
        if (items.isEmpty()) {
            return;
        }
        List<Scenario> read = items.stream().map(playbookList::scenario).toList();
        playbooks.put(topic, read);
        scenarios.addAll(read);
        for (int at = 0; at < items.size(); at++) {
            anchors.put(read.get(at).anchor(), read.get(at));
            anchors.putIfAbsent(Slugs.of(items.get(at).title()), read.get(at));
        }
    }

    private Scenario scenario(Topic topic, boolean whole, List<PlaybookList.Item> items) {
        Kind kind = whole ? Kind.OTHER : SectionKinds.ofHeading(topic.title());
        SectionBuilder builder =
                new SectionBuilder(document, splitter, topic.slug(), kind, whole ? "" : topic.title(), topic.line());
        Set<Node> lists = Collections.newSetFromMap(new IdentityHashMap<>());
        items.forEach(item -> lists.add(item.list()));
        topic.nodes().stream().filter(node -> !lists.contains(node)).forEach(builder::add);
        ScenarioFacts facts = shapes.facts(topic);
        List<Section> sections = (whole ? builder.below(topic, Kind.OTHER) : builder).build();
        return new Scenario(
                document.file(), topic.slug(), topic.title(), topic.line(), facts.alerts(), facts.severity(), sections);
    }

    private void nameAnchors(Topic topic) {
        Scenario whole = whole(topic);
        boolean absorbs =
                byTopic.containsKey(topic) && topic.children().stream().noneMatch(byTopic::containsKey);
        Stream<Topic> topics = absorbs ? topic.all() : Stream.of(topic);
        topics.forEach(each -> {
            anchors.putIfAbsent(each.slug(), whole);
            each.aliases().forEach(alias -> anchors.putIfAbsent(alias.toLowerCase(Locale.ROOT), whole));
        });
        if (!absorbs) {
            topic.children().forEach(this::nameAnchors);
        }
    }

    /** Exact anchors first, so that a loose one never hides another heading's own. */
    private void looseAnchors() {
        document.root().all().skip(1).forEach(topic -> {
            Scenario scenario = anchors.get(topic.slug());
            if (scenario != null) {
                anchors.putIfAbsent(Slugs.loose(topic.slug()), scenario);
                anchors.putIfAbsent(Slugs.loose(topic.title()), scenario);
            }
        });
    }

    /** A topic together with everything below it, made of the scenarios it was cut into. */
    private Scenario whole(Topic topic) {
        List<Section> sections = new ArrayList<>();
        collect(topic, sections, true);
        Scenario own = byTopic.get(topic);
        if (own != null && sections.equals(own.sections())) {
            return own;
        }
        return new Scenario(
                document.file(),
                topic.level() == 0 ? "" : topic.slug(),
                topic.level() == 0 ? title : topic.title(),
                topic.line(),
                own == null ? List.of() : own.alerts(),
                own == null ? null : own.severity(),
                sections);
    }

    private void collect(Topic topic, List<Section> sections, boolean first) {
        Scenario own = byTopic.get(topic);
        if (own != null) {
            sections.addAll(first ? own.sections() : titled(own));
        } else if (first || topic == titleTopic) {
            scenarios.stream()
                    .filter(each -> each.anchor().isEmpty() && first)
                    .forEach(each -> sections.addAll(each.sections()));
        }
        playbooks.getOrDefault(topic, List.of()).forEach(each -> sections.addAll(titled(each)));
        topic.children().forEach(child -> collect(child, sections, false));
    }

    /** Inside a larger one, a scenario needs its title where its text begins. */
    private static List<Section> titled(Scenario scenario) {
        List<Section> sections = new ArrayList<>(scenario.sections());
        boolean untitled = !sections.isEmpty() && sections.get(0).title().isEmpty();
        Section head = new Section(
                Kind.OTHER,
                scenario.title(),
                scenario.line(),
                untitled ? sections.get(0).blocks() : List.of());
        if (untitled) {
            sections.set(0, head);
        } else if (sections.isEmpty() || !sections.get(0).title().equals(scenario.title())) {
            sections.add(0, head);
        }
        return sections;
    }

    /** What the file opens without an anchor: its only scenario, or the introduction to several, or all of it. */
    private Scenario document(Topic root) {
        if (wholes.size() == 1 && root.children().contains(wholes.get(0))) {
            return Objects.requireNonNull(byTopic.get(wholes.get(0)));
        }
        boolean introduced = !scenarios.isEmpty() && scenarios.get(0).anchor().isEmpty();
        return introduced && (!wholes.isEmpty() || !playbooks.isEmpty()) ? scenarios.get(0) : whole(root);
    }
}
