package dev.pageturner.runbooks.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellReaderTest {
    private static Statement.Commands commands(String text) {
        Statement statement = ShellReader.read(text, 0);
        assertThat(statement).as(text).isInstanceOf(Statement.Commands.class);
        return (Statement.Commands) statement;
    }

    private static ShellCommand.Simple simple(String text) {
        return (ShellCommand.Simple)
                commands(text).pipelines().get(0).commands().get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            a b  c ~ [a, b, c]
            a 'b  c' ~ [a, b  c]
            a "b 'c' \\"d\\"" ~ [a, b 'c' "d"]
            a b\\ c ~ [a, b c]
            a'b'"c"d ~ [abcd]
            a "$X" ${Y} z$W ~ [a, $X, ${Y}, z$W]
            a 'it'\\''s' ~ [a, it's]
            a "" '' ~ [a, , ]
            a <pod> --x=<the name> ~ [a, <pod>, --x=<the name>]
            a {{ $labels.pod }} b ~ [a, {{ $labels.pod }}, b]
            a b#c # d ~ [a, b#c]
            X=1 a b ~ [a, b]
            a 2>/dev/null b >out ~ [a, b]
            """)
    void splitsWords(String text, String words) {
        assertThat(simple(text).words().stream().map(ShellWord::text).toList().toString())
                .isEqualTo(words);
    }

    @Test
    void joinsContinuedLines() {
        Statement.Commands commands = commands("a \\\n  b \\\n  | c\nd");
        assertThat(commands.pipelines().get(0).commands()).hasSize(2);
        assertThat(commands.end()).isEqualTo("a \\\n  b \\\n  | c".length());
    }

    @Test
    void tellsHowPipelinesAreJoined() {
        assertThat(commands("a && b || c; d & e").pipelines())
                .extracting(Pipeline::joiner)
                .containsExactly(
                        Pipeline.Joiner.AND,
                        Pipeline.Joiner.OR,
                        Pipeline.Joiner.SEQUENCE,
                        Pipeline.Joiner.BACKGROUND,
                        Pipeline.Joiner.END);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a $(b c)", "a `b`", "a \"x $(b)\"", "a <(b)", "a ${X%y}", "a $1", "a \"$(b \"c)\")\""})
    void seesWhatAShellWouldHaveToRun(String text) {
        assertThat(simple(text).words())
                .anySatisfy(word -> assertThat(word.computed()).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a 'b",
                "a \"b",
                "a $(b",
                "a `b",
                "a |",
                "a &&",
                "| a",
                "a <<EOF\nb",
                "for x in y; do z",
                ") a",
                "a ( b",
                "a <"
            })
    void saysWhyItCannotBeRead(String text) {
        Statement statement = ShellReader.read(text, 0);
        assertThat(statement).as(text).isInstanceOf(Statement.Unreadable.class);
        assertThat(((Statement.Unreadable) statement).reason()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for x in 1 2; do\n  a $x\ndone",
                "if a; then b; else c; fi",
                "while true; do a; done",
                "{ a; b; }",
                "(a; b)",
                "case $x in\n a) b;;\nesac",
                "[[ -f x ]]",
                "if a; then if b; then c; fi; fi"
            })
    void readsCompoundCommandsWhole(String text) {
        Statement.Commands commands = commands(text + "\nlast");
        assertThat(commands.pipelines().get(0).commands().get(0)).isInstanceOf(ShellCommand.Compound.class);
        assertThat(commands.end()).isEqualTo(text.length());
    }

    @Test
    void readsHeredocs() {
        ShellCommand.Simple command = simple("psql <<'EOF'\nSELECT $1;\nEOF\nnext");
        Redirection heredoc = command.redirections().get(0);
        assertThat(Objects.requireNonNull(heredoc.heredoc())).isEqualTo("SELECT $1;\n");
        assertThat(heredoc.literal()).isTrue();
    }

    @Test
    void keepsPositions() {
        List<ShellWord> words = simple("ab 'c d'").words();
        assertThat(List.of(words.get(1).start(), words.get(1).end())).containsExactly(3, 8);
    }
}
