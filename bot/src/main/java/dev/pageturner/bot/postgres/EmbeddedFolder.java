package dev.pageturner.bot.postgres;

import dev.pageturner.bot.base.Secret;
import dev.pageturner.bot.base.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of the embedded database, locked against a second Pageturner. */
final class EmbeddedFolder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedFolder.class);
    private static final int ORPHAN_SECONDS = 20;
    /** Of postmaster.pid, from 0. */
    private static final int PORT_LINE = 3;

    private final Path root;
    private final FileChannel lockFile;

    private EmbeddedFolder(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    static EmbeddedFolder open(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        try {
            FileChannel channel = lockFile(root);
            if (!locked(channel)) {
                channel.close();
                throw new IOException(
                        "another Pageturner uses " + root
                                + "; stop it, start this one in another folder, or set DATABASE_URL so that both share a database");
            }
            return prepared(new EmbeddedFolder(root, channel));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static FileChannel lockFile(Path root) throws IOException {
        try {
            Files.createDirectories(root);
            return FileChannel.open(root.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (FileSystemException e) {
            throw new IOException(
                    "the embedded PostgreSQL cannot keep its data in " + root
                            + ", which cannot be written; set DATABASE_URL to a server of yours, or data to another folder",
                    e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static EmbeddedFolder prepared(EmbeddedFolder folder) throws IOException {
        if (!Files.exists(folder.passwordFile())) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createFile(folder.passwordFile(), ownerOnly());
            Files.writeString(folder.passwordFile(), HexFormat.of().formatHex(random) + "\n");
        }
        folder.removeHalfMade();
        return folder;
    }

    private static FileAttribute<?>[] ownerOnly() {
        return Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    Path data() {
        return root.resolve("data");
    }

    Path binaries() {
        return root.resolve("server");
    }

    Path passwordFile() {
        return root.resolve("password");
    }

    Secret password() {
        return password(root);
    }

    static Secret password(Path root) {
        try {
            return new Secret(Files.readString(root.resolve("password")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A first start that was killed leaves half a cluster or half an unpacked server, which no later start could use. */
    private void removeHalfMade() throws IOException {
        if (Files.exists(data()) && !Files.exists(data().resolve("global").resolve("pg_control"))) {
            Trees.delete(data());
        }
        if (Files.isDirectory(binaries())) {
            for (Path unpacked : children(binaries())) {
                if (!Files.exists(unpacked.resolve(".exists"))) {
                    Trees.delete(unpacked);
                }
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }

    /** A bot that was killed leaves its server running, and one whose machine died leaves a note that it runs. */
    void stopOrphan() throws IOException {
        Path note = data().resolve("postmaster.pid");
        if (!Files.exists(note)) {
            return;
        }
        ProcessHandle server =
                ProcessHandle.of(pid(note)).filter(EmbeddedFolder::isPostgres).orElse(null);
        if (server == null) {
            // The number may belong to somebody else by now, which would keep PostgreSQL from starting.
            Files.deleteIfExists(note);
            return;
        }
        log.warn(
                "stops the embedded PostgreSQL (process {}) that an earlier, killed Pageturner left behind",
                server.pid());
        server.destroy();
        try {
            server.onExit().get(ORPHAN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IOException("process " + server.pid() + " still uses " + data() + " and does not stop", e);
        }
    }

    /** What the running server's own note says; empty when no server runs. */
    static Optional<Integer> runningPort(Path root) {
        Path note = root.resolve("data").resolve("postmaster.pid");
        try {
            if (!Files.exists(note)
                    || ProcessHandle.of(pid(note))
                            .filter(EmbeddedFolder::isPostgres)
                            .isEmpty()) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(note);
            return lines.size() > PORT_LINE
                    ? Optional.of(Integer.parseInt(lines.get(PORT_LINE).strip()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static long pid(Path note) throws IOException {
        try (Stream<String> lines = Files.lines(note)) {
            return Long.parseLong(lines.findFirst().orElse("0").strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(command -> command.contains("postgres"))
                        .orElse(false);
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            log.debug("lock file did not close: {}", e.getMessage());
        }
    }
}
