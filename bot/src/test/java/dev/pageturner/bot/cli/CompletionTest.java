package dev.pageturner.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The scripts in the shells that they are for: completed in a terminal by the tabulator, as people do. */
class CompletionTest {
    private static final boolean REQUIRED = System.getenv("PAGETURNER_REQUIRE_REAL") != null;
    private static final String TAB = "\t";

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("web runbook.md"), "# Web\n");
        // What a completion must never run.
        Files.writeString(folder.resolve("x$(touch ran).md"), "# X\n");
    }

    @Test
    void bashOffersCommandsOptionsAndTheirValues() throws IOException, InterruptedException {
        assumeInstalled("bash");
        assertThat(offered("li")).isEqualTo("lint");
        assertThat(offered("audit", "")).isEqualTo("export verify");
        assertThat(offered("audit", "verify", "--h")).isEqualTo("--help --head");
        assertThat(offered("lint", "--format", "")).isEqualTo("text json sarif");
        assertThat(offered("lint", "--format", "=", "sa")).isEqualTo("sarif");
        assertThat(offered("lint", "--da")).isEqualTo("--dashboards");
        assertThat(offered("preview", "dra")).isEqualTo("drain");
        assertThat(offered("help", "ma")).isEqualTo("match");
        assertThat(offered("completion", "")).isEqualTo("bash zsh");
        assertThat(offered("lint", "--rules", "")).isEmpty();
        assertThat(offered("steps", "we")).isEmpty();
        assertThat(offered("no-such-command", "--x")).isEmpty();
    }

    @Test
    void namesEveryCommandInBothScripts() {
        for (String shell : List.of("bash", "zsh")) {
            assertThat(script(shell))
                    .contains("steps", "match", "lint", "preview", "rbac", "completion", "--rule-pages");
        }
    }

    @Test
    @Tag("real")
    void completesInAnInteractiveBash() throws IOException, InterruptedException {
        assumeInstalled("bash", "script");
        String typed = session("bash", "--norc --noprofile -i");

        assertThat(typed)
                .contains(
                        "<lint><web runbook.md><--format><sarif>",
                        "<preview><drain><node-1>",
                        "<lint><--rules><x$(touch ran).md>")
                .contains("complete -o default -F _pageturner pageturner");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    @Tag("real")
    void completesInAnInteractiveZsh() throws IOException, InterruptedException {
        assumeInstalled("zsh", "script");
        String typed = session("zsh", "-f -i");

        assertThat(typed)
                .contains(
                        "<lint><web runbook.md><--format=sarif>",
                        "<preview><drain><node-1>",
                        "<lint><--rules><x$(touch ran).md>");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    private String offered(String... words) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("completion"), script("bash"));
        String session = "source \"$1\"; shift; COMP_WORDS=(pageturner \"$@\"); COMP_CWORD=$#; _pageturner; "
                + "echo \"${COMPREPLY[@]}\"";
        List<String> command = new ArrayList<>(List.of("bash", "-c", session, "bash", script.toString()));
        command.addAll(List.of(words));
        Process bash = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String completed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).isZero();
        return completed.strip();
    }

    /** Types into a terminal; the program is a function of that name that shows its words. */
    private String session(String shell, String options) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve(".completion"), script(shell));
        List<String> lines = List.of(
                "PS1=",
                "source " + script,
                "pageturner() { printf '<%s>' \"$@\"; echo; }",
                "pageturner lin" + TAB + "we" + TAB + "--form" + TAB + "sar" + TAB,
                "pageturner prev" + TAB + "drai" + TAB + "node-1",
                "pageturner lint --rules x" + TAB,
                "complete -p pageturner",
                "exit");
        ProcessBuilder builder = new ProcessBuilder("script", "-qec", shell + " " + options, "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(Map.of("TERM", "dumb", "LC_ALL", "C.UTF-8", "HOME", folder.toString()));
        Process terminal = builder.start();
        try (PrintWriter keys = new PrintWriter(terminal.getOutputStream(), false, StandardCharsets.UTF_8)) {
            lines.forEach(line -> keys.print(line + "\n"));
            keys.flush();
            String shown = new String(terminal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(terminal.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return shown;
        } finally {
            terminal.destroyForcibly();
        }
    }

    private static String script(String shell) {
        StringWriter out = new StringWriter();
        CommandLine line = RootCommand.create(List.of(new AuditCommand((config, work) -> 0)), "completion", shell);
        assertThat(line.setOut(new PrintWriter(out)).execute("completion", shell))
                .isZero();
        return out.toString();
    }

    private static void assumeInstalled(String... programs) {
        boolean all = Arrays.stream(programs).allMatch(CompletionTest::isInstalled);
        assumeTrue(all || REQUIRED, String.join(" and ", programs) + " are not installed here");
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }
}
