package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.Section.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** Which headings are one scenario together with everything under them. */
final class ScenarioShapes {
    private static final Pattern NUMBERED = Pattern.compile(
            "^(?:scenario|issue|incident|problem|case|playbook|failure(?: mode)?|runbook)\\s*#?(?:\\d+[a-z]?|[A-Z])\\s*[:.)\\u2013\\u2014-].*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = Pattern.compile("^\\d+[.)]\\s+.*");
    private static final Pattern PLAYBOOKS = Pattern.compile(
            ".*\\b(?:playbooks?|(?:common|known|deployment|frequent)\\s+(?:\\w+\\s+)?(?:incidents?|issues?|problems?|failures?)"
                    + "|incident scenarios?|failure scenarios?|failure modes|troubleshooting scenarios?)\\b.*",
            Pattern.CASE_INSENSITIVE);

    private final MarkdownDocument document;
    private final Map<Topic, ScenarioFacts> facts = new IdentityHashMap<>();

    ScenarioShapes(MarkdownDocument document) {
        this.document = document;
    }

    boolean isWhole(Topic topic, Topic parent) {
        if (topic.level() == 0) {
            return false;
        }
        if (namesAlerts(topic)) {
            return topic.all().skip(1).noneMatch(this::namesAlerts);
        }
        return !holdsScenarios(topic) && (isNamed(topic, parent) || isAlertName(topic) || hasSections(topic));
    }

    private boolean holdsScenarios(Topic topic) {
        return topic.children().stream().anyMatch(child -> isNamed(child, topic) || holdsScenarios(child));
    }

    /** A heading whose list items are scenarios: the shape of playbooks. */
    static boolean isPlaybooks(Topic topic) {
        return PLAYBOOKS.matcher(topic.title()).matches();
    }

    private boolean isNamed(Topic topic, Topic parent) {
        String title = topic.title();
        return NUMBERED.matcher(title).matches()
                || (NUMBER.matcher(title).matches() && isPlaybooks(parent))
                || namesAlerts(topic);
    }

    /** Asked for by each heading above; read once. */
    ScenarioFacts facts(Topic topic) {
        return facts.computeIfAbsent(topic, each -> ScenarioFacts.of(document, each.nodes()));
    }

    private boolean namesAlerts(Topic topic) {
        return !facts(topic).alerts().isEmpty();
    }

    /** A document named like an alert may still be about a product ("PostgreSQL"): it has to look like a scenario too. */
    private static boolean isAlertName(Topic topic) {
        boolean looksLikeScenario = topic.level() > 1
                || topic.children().isEmpty()
                || topic.children().stream()
                        .anyMatch(child -> SectionKinds.CORE.contains(SectionKinds.ofHeading(child.title())));
        return AlertNames.isCamel(topic.title()) && looksLikeScenario;
    }

    /** Two different ones at least, and not among many others that are none. */
    private boolean hasSections(Topic topic) {
        Set<Kind> byLabel = EnumSet.noneOf(Kind.class);
        labels(topic).forEach(label -> SectionKinds.ofLabel(label).ifPresent(byLabel::add));
        byLabel.retainAll(SectionKinds.CORE);
        if (byLabel.size() >= 2) {
            return true;
        }
        Set<Kind> byHeading = EnumSet.noneOf(Kind.class);
        long known = 0;
        for (Topic child : topic.children()) {
            Kind kind = SectionKinds.ofLabel(child.title()).orElse(Kind.OTHER);
            known += kind == Kind.OTHER ? 0 : 1;
            byHeading.add(kind);
        }
        byHeading.retainAll(SectionKinds.CORE);
        return byHeading.size() >= 2 && known * 2 >= topic.children().size();
    }

    private List<String> labels(Topic topic) {
        List<String> labels = new ArrayList<>();
        for (Node node : topic.nodes()) {
            if (node instanceof Paragraph) {
                Label.all(document.markdown(node)).forEach(label -> labels.add(label.name()));
            } else if (node instanceof ListBlock) {
                for (Node item = node.getFirstChild(); item != null; item = item.getNext()) {
                    itemLabel(item).ifPresent(label -> labels.add(label.name()));
                }
            }
        }
        return labels;
    }

    private Optional<Label> itemLabel(Node item) {
        return item.getFirstChild() instanceof Paragraph paragraph
                ? document.markdown(paragraph).lines().findFirst().flatMap(Label::of)
                : Optional.empty();
    }

    static String stem(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
