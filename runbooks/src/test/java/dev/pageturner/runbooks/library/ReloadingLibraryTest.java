package dev.pageturner.runbooks.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.RunbookLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingLibraryTest {
    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    private Path folder;

    private ReloadingLibrary library;
    private long version = 1_000;

    @BeforeEach
    void open() throws IOException {
        write("web.md", "# Web\n## Down\nOne\n");
        library = new ReloadingLibrary(List.of(folder), NEVER);
    }

    @AfterEach
    void close() {
        library.close();
    }

    @Test
    void namesFilesAsGivenWithForwardSlashes() {
        assertThat(library.runbooks())
                .extracting(Runbook::file)
                .containsExactly(folder.toString().replace('\\', '/') + "/web.md");
    }

    @Test
    void readsOnlyMarkdownAndNoHiddenFolder() throws IOException {
        write("note.txt", "no");
        write("..data/web.md", "# Double\n");
        write("sub/queue.MARKDOWN", "# Queue\n");

        assertThat(library.refresh()).isTrue();
        assertThat(library.runbooks()).extracting(Runbook::title).containsExactlyInAnyOrder("Web", "Queue");
    }

    @Test
    void readsAChangedFileAgain() throws IOException {
        write("web.md", "# Web\n## Slow\nTwo\n");

        assertThat(library.refresh()).isTrue();
        assertThat(library.refresh()).isFalse();
        assertThat(library.scenario(file("web.md"), "slow")).isPresent();
    }

    @Test
    void aBrokenFileKeepsItsLastGoodVersionAndSaysSo() throws IOException {
        write("web.md", "---\nservice: [\n---\n# New\n");
        library.refresh();

        assertThat(library.runbook(file("web.md")).map(Runbook::title)).contains("Web");
        assertThat(library.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).endsWith("web.md");
            assertThat(problem.sentence()).contains("front matter").contains("last good version");
        });

        write("web.md", "# New\n");
        library.refresh();
        assertThat(library.runbook(file("web.md")).map(Runbook::title)).contains("New");
        assertThat(library.problems()).isEmpty();
    }

    @Test
    void aFileThatIsNoTextKeepsItsLastGoodVersion() throws IOException {
        Files.write(folder.resolve("web.md"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        touch(folder.resolve("web.md"));
        library.refresh();

        assertThat(library.scenario(file("web.md"), "down")).isPresent();
        assertThat(library.problems()).hasSize(1);
    }

    @Test
    void aRemovedFileKeepsItsLastVersion() throws IOException {
        Files.delete(folder.resolve("web.md"));
        library.refresh();

        assertThat(library.scenario(file("web.md"), "down")).isPresent();
        assertThat(library.problems()).singleElement().satisfies(problem -> assertThat(problem.sentence())
                .contains("gone"));
    }

    @Test
    void aMovedFileIsNotKeptTwice() throws IOException {
        Files.move(folder.resolve("web.md"), folder.resolve("site.md"));
        library.refresh();

        assertThat(library.runbooks()).extracting(Runbook::file).containsExactly(file("site.md"));
        assertThat(library.problems()).isEmpty();
    }

    @Test
    void aMissingFolderIsAProblemAndNothingMore() {
        RunbookLibrary nothing = Runbooks.load(List.of(folder.resolve("missing")));

        assertThat(nothing.runbooks()).isEmpty();
        assertThat(nothing.problems()).singleElement().satisfies(problem -> assertThat(problem.sentence())
                .contains("no such"));
    }

    @Test
    void followsItsFilesByItself() throws Exception {
        try (ReloadingLibrary watching = new ReloadingLibrary(List.of(folder), Duration.ofMillis(20))) {
            write("web.md", "# Web\n## Slow\nTwo\n");
            for (int tries = 0;
                    tries < 500 && watching.scenario(file("web.md"), "slow").isEmpty();
                    tries++) {
                Thread.sleep(10);
            }
            assertThat(watching.scenario(file("web.md"), "slow")).isPresent();
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString().replace('\\', '/');
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        touch(file);
    }

    /** Two writes within one tick of the file system's clock must not look like one. */
    private void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(version++)));
    }
}
