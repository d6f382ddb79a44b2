package dev.pageturner.runbooks.checklist;

import dev.pageturner.runbooks.checklist.Procedures.Contact;
import dev.pageturner.runbooks.checklist.Procedures.EscalationLevel;
import dev.pageturner.runbooks.checklist.Procedures.Probe;
import dev.pageturner.runbooks.checklist.Procedures.SeverityLevel;
import dev.pageturner.runbooks.markdown.MarkdownDocument;
import dev.pageturner.runbooks.markdown.Tables;
import dev.pageturner.runbooks.markdown.Tables.Row;
import dev.pageturner.runbooks.markdown.Tables.Table;
import dev.pageturner.runbooks.markdown.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;

/** Who is called when, how bad is how bad, and what to do first when a probe fails. */
final class HelpFinder {
    private static final Pattern LEVEL = Pattern.compile("^\\*\\*([^*]+?):?\\*\\*:?\\s*(.+)$", Pattern.DOTALL);
    private static final Pattern CHAIN = Pattern.compile("^\\s*([\\p{L}][^|(]*?)\\s*(?:\\(([^)]*)\\))?\\s*$");

    private final MarkdownDocument document;
    private final List<EscalationLevel> levels = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private final List<SeverityLevel> severities = new ArrayList<>();
    private final List<Probe> probes = new ArrayList<>();

    HelpFinder(MarkdownDocument document) {
        this.document = document;
        document.frontMatter()
                .escalation()
                .forEach(each -> levels.add(new EscalationLevel(each.level(), each.who(), each.when(), 1)));
    }

    List<EscalationLevel> levels() {
        return levels;
    }

    List<Contact> contacts() {
        return contacts;
    }

    List<SeverityLevel> severities() {
        return severities;
    }

    List<Probe> probes() {
        return probes;
    }

    void look(Passage passage) {
        String name = passage.name().toLowerCase(Locale.ROOT);
        if (passage.label().isEmpty()) {
            Tables.in(passage.topic()).forEach(this::table);
        }
        if (name.contains("related teams") || name.contains("contacts")) {
            labelled(passage, (who, what, line) -> contacts.add(new Contact(who, what, "", line)));
        } else if (name.startsWith("escalation")) {
            labelled(passage, this::level);
            passage.nodes().stream().filter(FencedCodeBlock.class::isInstance).forEach(this::chain);
        }
    }

    private interface Named {
        void take(String name, String text, int line);
    }

    private void labelled(Passage passage, Named named) {
        for (Node item : Items.in(passage.nodes())) {
            Node first = item.getFirstChild();
            Matcher matcher =
                    LEVEL.matcher(first == null ? "" : document.markdown(first).strip());
            if (matcher.matches()) {
                named.take(matcher.group(1).strip(), matcher.group(2).strip(), Texts.line(item));
            }
        }
    }

    private void level(String name, String text, int line) {
        if (name.matches("(?i)(?:l|level |tier )\\d+")) {
            levels.add(new EscalationLevel(name, text, "", line));
        }
    }

    /** Drawn as text: names, and between them arrows with a condition in parentheses. */
    private void chain(Node code) {
        String[] lines = ((FencedCodeBlock) code).getLiteral().split("\n", -1);
        String when = "";
        int level = 0;
        for (int at = 0; at < lines.length; at++) {
            String line = lines[at].strip();
            if (line.startsWith("|") || line.startsWith("↓") || line.startsWith("v ")) {
                when = line.replaceAll("^[|↓v\\s(]+|[)\\s]+$", "");
                continue;
            }
            Matcher matcher = CHAIN.matcher(line);
            if (matcher.matches()) {
                level++;
                String condition = when.isEmpty() && matcher.group(2) != null ? matcher.group(2) : when;
                levels.add(new EscalationLevel("L" + level, matcher.group(1), condition, Texts.line(code) + 1 + at));
                when = "";
            }
        }
    }

    private void table(Table table) {
        String first = table.header(0).toLowerCase(Locale.ROOT);
        if (first.contains("probe")
                || (first.equals("check")
                        && table.header(1).toLowerCase(Locale.ROOT).contains("validates"))) {
            table.rows().forEach(row -> probes.add(probe(row)));
        } else if (first.equals("severity")) {
            table.rows()
                    .forEach(row -> severities.add(new SeverityLevel(
                            row.cell(0),
                            table.headers().subList(1, table.headers().size()),
                            rest(row),
                            row.line())));
        } else if (first.equals("level")
                && table.header(1).toLowerCase(Locale.ROOT).matches("who|contact|team|role")) {
            table.rows()
                    .forEach(row -> addOnce(new EscalationLevel(row.cell(0), row.cell(1), row.cell(2), row.line())));
        } else if (first.equals("team")) {
            table.rows().forEach(row -> contacts.add(new Contact(row.cell(0), row.cell(1), row.cell(2), row.line())));
        }
    }

    /** The table repeats the front matter for readers of the page. */
    private void addOnce(EscalationLevel level) {
        levels.removeIf(known -> known.line() == 1 && known.level().equals(level.level()));
        levels.add(level);
    }

    private static List<String> rest(Row row) {
        return row.cells().subList(Math.min(1, row.cells().size()), row.cells().size());
    }

    private static Probe probe(Row row) {
        List<String> actions = Stream.of(row.cell(3).split("(?<=[a-z]),\\s+|[;\\n]\\s*"))
                .map(action -> action.replaceAll("\\.$", "").strip())
                .filter(action -> !action.isEmpty())
                .toList();
        return new Probe(row.cell(0), row.cell(1), row.cell(2), actions, row.line());
    }
}
