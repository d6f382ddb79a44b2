package dev.pageturner.bot.rehearsal.cluster;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes the file that kubectl reads. */
final class Kubeconfig {
    private Kubeconfig() {}

    static Path write(Path directory, String url) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("kubeconfig");
        Files.deleteIfExists(file);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, """
                apiVersion: v1
                kind: Config
                clusters:
                  - name: practice
                    cluster: {server: "%s"}
                users:
                  - name: practice
                    user: {}
                contexts:
                  - name: practice
                    context: {cluster: practice, user: practice, namespace: default}
                current-context: practice
                """.formatted(url));
        return file.toAbsolutePath();
    }
}
