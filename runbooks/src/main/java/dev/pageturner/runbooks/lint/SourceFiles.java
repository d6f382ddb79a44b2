package dev.pageturner.runbooks.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The files that runbooks are held against. What is thrown carries a sentence for people. */
final class SourceFiles {
    private SourceFiles() {}

    /**
     * A file that is named is taken as it is; of a folder those files, at any depth, in their order.
     *
     * @param endings without the dot, in lower case
     */
    static List<Path> under(Path path, String... endings) {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        try (Stream<Path> found = Files.walk(path)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings)
                            .anyMatch(ending ->
                                    file.toString().toLowerCase(Locale.ROOT).endsWith("." + ending)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(path, e);
        } catch (UncheckedIOException e) {
            throw unreadable(path, Objects.requireNonNull(e.getCause()));
        }
    }

    /** What is no UTF-8 in it is replaced: a name with an accent is not what a file is refused for. */
    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static UncheckedIOException unreadable(Path path, IOException e) {
        String why = e instanceof AccessDeniedException
                ? "permission denied"
                : e instanceof NoSuchFileException ? "it does not exist" : String.valueOf(e.getMessage());
        String where = e instanceof AccessDeniedException denied && denied.getFile() != null
                ? denied.getFile()
                : path.toString();
        return new UncheckedIOException(new IOException(where + " cannot be read: " + why + ".", e));
    }
}
