package dev.pageturner.bot.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine's own PostgreSQL, on a data directory of its own. It does not run as root, so root hands it to another user. */
final class Postgres implements AutoCloseable {
    private final Path data;
    private final int port = Program.freePort();
    private final Program server;

    private Postgres(Path logs) throws IOException {
        Path binaries = binaries();
        data = Files.createTempDirectory("pageturner-postgres");
        run("chmod", "777", data.toString());
        Path password = Files.writeString(data.resolve("password"), "secret\n");
        Path cluster = data.resolve("cluster");
        run(asServer(
                binaries.resolve("initdb").toString(),
                "-D",
                cluster.toString(),
                "-U",
                "pageturner",
                "-A",
                "scram-sha-256",
                "--pwfile",
                password.toString(),
                "-E",
                "UTF8"));
        server = Program.start(
                logs,
                "postgresql",
                Map.of(),
                List.of(asServer(
                        binaries.resolve("postgres").toString(),
                        "-D",
                        cluster.toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=")));
    }

    static Postgres start(Path logs) {
        try {
            return new Postgres(logs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> environment() {
        return Map.of(
                "DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=pageturner&password=secret");
    }

    int port() {
        return port;
    }

    private static Path binaries() throws IOException {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.max(Comparator.comparingInt(
                            path -> Integer.parseInt(path.getFileName().toString())))
                    .orElseThrow(() -> new IOException("no PostgreSQL under /usr/lib/postgresql"))
                    .resolve("bin");
        }
    }

    private static String[] asServer(String... command) {
        List<String> words = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            words.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        words.addAll(List.of(command));
        return words.toArray(String[]::new);
    }

    private static void run(String... command) {
        Program.run(List.of(command));
    }

    @Override
    public void close() {
        server.close();
        run("rm", "-rf", data.toString());
    }
}
