package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.checklist.ProcedureReader;
import dev.pageturner.runbooks.steps.BlockReader;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Five megabytes that nobody wrote for a reader: each asks another part of the engine for more work than it is worth. */
final class HostileInputs {
    private static final int BYTES = 5_000_000;
    /** Just below the length from which on a block is a file. */
    private static final int BLOCK = 59_000;

    private static final List<String> PIECES = List.of(
            "[",
            "![",
            "[a](",
            "`",
            "*a **b ",
            ">",
            "- ",
            "# a\n",
            "### Scenario 1: x\n**Alert**: A\n\n",
            "```bash\n",
            "```bash\n\n## a\n",
            "|a|b|\n|-|-|\n",
            "|",
            "<a id='x'>",
            "<div>\n\n",
            "<!--",
            "[a]: b\n",
            "**a**: b\n",
            "**Symptoms**: b\n\n",
            "- [ ] <1 for 2 minutes ",
            "- [ ] a\n",
            "&amp;",
            "\t",
            "1. ",
            "a\n=\n",
            "> - ",
            "**Alert**: `A`, (",
            "<pod> ",
            "```bash\nkubectl get pods\n```\n",
            "## Playbooks\n\n- **a** (`b`):\n\n  c\n\n",
            "```\n\n## a\n~~~b\n\n## c\n");

    private static final List<String> IN_BLOCKS = List.of(
            "\"",
            "$(",
            "(    ",
            "| ",
            "<pod> ",
            "k\n",
            "a{__name__=~\"(a*)*b\"}\n",
            "sum(a) +\n",
            "kubectl get $aN ${bN}\n",
            "kubectl port-forward a N:80 &\ncurl localhost:N/\n");

    private HostileInputs() {}

    /** @param name for people */
    record Input(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Those of one piece again and again, which the default suite can afford. */
    static Stream<Input> repeated() {
        return PIECES.stream().map(piece -> new Input(name(piece), piece.repeat(BYTES / piece.length())));
    }

    static Stream<Input> composed() {
        Stream<Input> blocks = IN_BLOCKS.stream().map(piece -> new Input("blocks of " + name(piece), blocks(piece)));
        return Stream.concat(
                blocks,
                Stream.of(
                        new Input("one line", "a ".repeat(BYTES / 2)),
                        new Input(
                                "a probe table with as many playbooks",
                                "| Probe | x |\n|---|---|\n" + numbered(6_000, "| kN | y |\n") + "\n## Playbooks\n\n"
                                        + numbered(6_000, "- **a** (`kN`):\n\n  c\n")),
                        new Input(
                                "as many tunnels as requests",
                                numbered(3_000, "```\nkubectl port-forward svc/a N:80\n```\n")
                                        + numbered(3_000, "```\ncurl localhost:N/x\n```\n")),
                        new Input("front matter of brackets", "---\na: " + "[".repeat(BYTES) + "\n---\n# a\n"),
                        new Input(
                                "a query in brackets",
                                "```promql\n" + "(".repeat(9_000) + "a" + ")".repeat(9_000) + "\n```\n"),
                        new Input(
                                "a statement in brackets",
                                ("```sql\nselect " + "a[".repeat(300) + "1" + "]".repeat(300) + "\n```\n")
                                        .repeat(BYTES / 1_000)),
                        new Input(
                                "a statement of cases",
                                ("```sql\nselect " + "case when a then ".repeat(90) + "1" + " end".repeat(90)
                                                + "\n```\n")
                                        .repeat(BYTES / 2_000))));
    }

    /** Everything that is made of a file when it is served. */
    static Reading read(Input input) {
        MarkdownDocument document = MarkdownDocument.parse("hostile.md", input.text());
        ProcedureReader.read(document, BlockReader::read);
        return new RunbookReader(BlockReader::read).read(document);
    }

    private static String blocks(String piece) {
        IntFunction<String> numbered = number -> piece.replace("N", String.valueOf(10_000 + number));
        StringBuilder text = new StringBuilder();
        for (int number = 0; text.length() < BYTES; ) {
            text.append("```bash\n");
            for (int end = text.length() + BLOCK; text.length() < end; number++) {
                text.append(numbered.apply(number));
            }
            text.append("\n```\n\n");
        }
        return text.toString();
    }

    private static String numbered(int count, String piece) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, count).forEach(number -> text.append(piece.replace("N", String.valueOf(10_000 + number))));
        return text.toString();
    }

    private static String name(String piece) {
        return piece.replace("\n", "\\n").replace("\t", "\\t").strip();
    }
}
