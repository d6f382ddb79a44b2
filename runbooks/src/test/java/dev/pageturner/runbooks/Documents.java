package dev.pageturner.runbooks;

import dev.pageturner.runbooks.markdown.RunbookReader;
import dev.pageturner.runbooks.steps.BlockReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** The test documents, one for each shape that runbooks come in. */
public final class Documents {
    private Documents() {}

    public static String text(String name) {
        try (InputStream stream = Documents.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Runbook read(String name) {
        return of(name, text(name));
    }

    public static Runbook of(String file, String text) {
        return new RunbookReader(BlockReader::read).read(file, text).runbook();
    }

    public static Scenario scenario(Runbook runbook, String anchor) {
        Optional<Scenario> found = runbook.scenarios().stream()
                .filter(each -> each.anchor().equals(anchor))
                .findFirst();
        return found.orElseThrow(() -> new AssertionError("no " + anchor + " in "
                + runbook.scenarios().stream().map(Scenario::anchor).toList()));
    }
}
