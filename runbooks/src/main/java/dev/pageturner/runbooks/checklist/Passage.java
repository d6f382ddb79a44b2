package dev.pageturner.runbooks.checklist;

import dev.pageturner.runbooks.markdown.MarkdownDocument;
import dev.pageturner.runbooks.markdown.Texts;
import dev.pageturner.runbooks.markdown.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/**
 * What stands under one bold line, or under a heading before the first bold line.
 *
 * @param label the bold line without marks and colon; empty under a heading
 * @param rest what follows the label in its own paragraph
 * @param titles of the heading and those above it, the nearest first
 */
record Passage(Topic topic, List<String> titles, String label, String rest, int line, List<Node> nodes) {
    private static final Pattern LABEL = Pattern.compile(
            "^(?:\\*\\*|__)([^*\\n]+?):?(?:\\*\\*|__)\\s*(?:\\([^)\\n]*\\))?\\s*:?\\s*(.*)$", Pattern.DOTALL);

    private static final Pattern BARE = Pattern.compile("^([\\p{L}][^\\n.:]{2,80}):$");

    Passage {
        titles = List.copyOf(titles);
        nodes = List.copyOf(nodes);
    }

    static List<Passage> of(MarkdownDocument document) {
        List<Passage> passages = new ArrayList<>();
        collect(document, document.root(), List.of(), passages);
        return passages;
    }

    private static void collect(MarkdownDocument document, Topic topic, List<String> above, List<Passage> passages) {
        List<String> titles = new ArrayList<>(above);
        titles.add(0, topic.title());
        String label = "";
        String rest = "";
        int line = topic.line();
        List<Node> nodes = new ArrayList<>();
        for (Node node : topic.nodes()) {
            Matcher matcher = label(document, node);
            if (matcher.matches()) {
                passages.add(new Passage(topic, titles, label, rest, line, nodes));
                label = matcher.group(1).strip();
                rest = matcher.groupCount() > 1 ? matcher.group(2).strip() : "";
                line = Texts.line(node);
                nodes = new ArrayList<>();
            } else {
                nodes.add(node);
            }
        }
        passages.add(new Passage(topic, titles, label, rest, line, nodes));
        topic.children().forEach(child -> collect(document, child, titles, passages));
    }

    private static Matcher label(MarkdownDocument document, Node node) {
        String text = node instanceof Paragraph ? document.markdown(node).strip() : "";
        Matcher bold = LABEL.matcher(text);
        return bold.matches() ? bold : BARE.matcher(text);
    }

    /** The label where there is one, else the heading. */
    String name() {
        return label.isEmpty() ? topic.title() : label;
    }

    /** The label and the headings above, the nearest first. */
    List<String> context() {
        List<String> context = new ArrayList<>(titles);
        if (!label.isEmpty()) {
            context.add(0, label);
        }
        return context;
    }

    /** What the nearest heading is about: the words after its colon. */
    String subject() {
        return titles.stream()
                .filter(title -> title.indexOf(':') >= 0
                        && title.toLowerCase(Locale.ROOT).contains("deploy"))
                .map(title -> title.substring(title.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
