package dev.pageturner.runbooks.library;

import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.RunbookLibrary.Problem;
import dev.pageturner.runbooks.markdown.Reading;
import dev.pageturner.runbooks.markdown.RunbookReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The runbooks that travel inside the program's own jar. */
final class Bundled {
    private static final String FOLDER = "runbooks/library";

    private Bundled() {}

    static LoadedLibrary load() {
        URL url = Objects.requireNonNull(Bundled.class.getClassLoader().getResource(FOLDER), FOLDER);
        try {
            URI uri = url.toURI();
            if (!uri.getScheme().equals("jar")) {
                return read(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(jar.getPath(FOLDER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled runbooks cannot be read from " + url, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the bundled runbooks are at no place: " + url, e);
        }
    }

    private static LoadedLibrary read(Path folder) throws IOException {
        RunbookReader reader = new RunbookReader(Runbooks.codeBlocks());
        List<Runbook> runbooks = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Reading reading = reader.read(FOLDER + "/" + file.getFileName(), Files.readString(file));
                runbooks.add(reading.runbook());
                problems.addAll(reading.problems());
            }
        }
        return new LoadedLibrary(runbooks, problems);
    }
}
