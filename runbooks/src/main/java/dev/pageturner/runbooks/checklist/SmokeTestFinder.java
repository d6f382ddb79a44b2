package dev.pageturner.runbooks.checklist;

import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.checklist.Procedures.Expectation;
import dev.pageturner.runbooks.checklist.Procedures.SmokeTest;
import dev.pageturner.runbooks.markdown.MarkdownDocument;
import dev.pageturner.runbooks.markdown.Texts;
import dev.pageturner.runbooks.markdown.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;

/** {@code ### Test N: title} with purpose, commands, what is expected and the success criteria. */
final class SmokeTestFinder {
    private static final Pattern TITLE = Pattern.compile(
            "^(?:smoke )?test\\s+#?(\\d+[a-z]?)\\s*[:.)\\u2013\\u2014-]?\\s*(.*)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern HTTP = Pattern.compile("\\bHTTP(?:/\\d(?:\\.\\d)?)?\\s+(\\d{3})\\b");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern EXPECTED_COMMENT =
            Pattern.compile("^#\\s*expected\\b[^:]*:\\s*(.*)$", Pattern.CASE_INSENSITIVE);

    private final MarkdownDocument document;
    private final StepSource steps;
    private final Items items;

    /** The steps in the nodes of a heading. */
    @FunctionalInterface
    interface StepSource {
        List<Step> in(List<Node> nodes, String anchor);
    }

    SmokeTestFinder(MarkdownDocument document, StepSource steps, Items items) {
        this.document = document;
        this.steps = steps;
        this.items = items;
    }

    List<SmokeTest> find(List<Passage> passages) {
        Map<Topic, List<Passage>> byTopic = new LinkedHashMap<>();
        for (Passage passage : passages) {
            if (TITLE.matcher(passage.topic().title()).matches()) {
                byTopic.computeIfAbsent(passage.topic(), topic -> new ArrayList<>())
                        .add(passage);
            }
        }
        return byTopic.entrySet().stream()
                .map(entry -> test(entry.getKey(), entry.getValue()))
                .toList();
    }

    private SmokeTest test(Topic topic, List<Passage> passages) {
        Matcher title = TITLE.matcher(topic.title());
        String number = title.matches() ? title.group(1) : "";
        return new SmokeTest(
                number,
                title.group(2).strip(),
                topic.slug(),
                topic.line(),
                passages.stream()
                        .filter(named("purpose"))
                        .map(Passage::rest)
                        .findFirst()
                        .orElse(""),
                steps.in(topic.nodes(), topic.slug()),
                expected(topic, passages),
                passages.stream()
                        .filter(named("success criteria"))
                        .flatMap(passage -> Items.in(passage.nodes()).stream())
                        .map(this::expectation)
                        .toList());
    }

    private static Predicate<Passage> named(String start) {
        return passage -> passage.label().toLowerCase(Locale.ROOT).startsWith(start);
    }

    private Expectation expectation(Node item) {
        String text = items.text(item);
        Matcher http = HTTP.matcher(text);
        Integer status = http.find() ? Integer.valueOf(http.group(1)) : null;
        Matcher code = CODE.matcher(text);
        String body = text.toLowerCase(Locale.ROOT).contains("body") && code.find() ? code.group(1) : null;
        return new Expectation(
                text,
                Texts.line(item),
                status,
                body,
                ThresholdParser.threshold(text).orElse(null));
    }

    /** From a passage of its own, or from the comments after {@code # Expected} in the commands. */
    private String expected(Topic topic, List<Passage> passages) {
        String own = passages.stream()
                .filter(named("expected"))
                .map(passage -> passage.rest()
                        + passage.nodes().stream().map(this::text).collect(Collectors.joining("\n", "\n", "")))
                .findFirst()
                .orElse("");
        return own.isBlank()
                ? topic.nodes().stream()
                        .filter(FencedCodeBlock.class::isInstance)
                        .map(node -> commented(((FencedCodeBlock) node).getLiteral()))
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElse("")
                : own.strip();
    }

    private String text(Node node) {
        return node instanceof FencedCodeBlock code ? code.getLiteral().strip() : document.markdown(node);
    }

    private static String commented(String code) {
        StringBuilder expected = new StringBuilder();
        boolean inside = false;
        for (String line : code.split("\n", -1)) {
            Matcher start = EXPECTED_COMMENT.matcher(line);
            if (start.matches()) {
                inside = true;
                expected.append(start.group(1));
            } else if (inside && line.startsWith("#")) {
                expected.append('\n').append(line.replaceFirst("^# ?", ""));
            } else if (inside) {
                break;
            }
        }
        return expected.toString().strip();
    }
}
