package dev.pageturner.bot.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A comment on the schema that says which migrations made it, and for which role. Asking Flyway whether there is something to
 * do takes a quarter of the start, on every start; this is one short query. Whenever it is not exactly as expected, Flyway runs.
 */
final class SchemaMark {
    private static final String FOLDER = "migrations";
    private static final String QUERY = """
            SELECT obj_description(to_regnamespace('%s')::oid, 'pg_namespace') AS mark,
                   (SELECT oid FROM pg_roles WHERE rolname = %s) AS role""";

    private final String migrations;

    SchemaMark() {
        try {
            migrations = digest();
        } catch (IOException e) {
            throw new UncheckedIOException("the migrations cannot be read", e);
        }
    }

    /** @param role an SQL expression for the name of the role that the grants are for */
    boolean isOn(Connection connection, String role) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY.formatted(Schema.NAME, role))) {
            return row.next() && mark(row.getLong("role")).equals(row.getString("mark"));
        }
    }

    void put(Connection connection, String role) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long id;
            try (ResultSet row = statement.executeQuery(QUERY.formatted(Schema.NAME, role))) {
                row.next();
                id = row.getLong("role");
            }
            statement.execute("COMMENT ON SCHEMA " + Schema.NAME + " IS '" + mark(id) + "'");
        }
    }

    /** By its id: a role that was dropped and made again has lost what it was granted. */
    private String mark(long role) {
        return "Tables of migrations " + migrations + " for role " + role;
    }

    private static String digest() throws IOException {
        URL folder = SchemaMark.class.getResource(FOLDER);
        if (folder == null) {
            throw new IOException("there is no folder " + FOLDER);
        }
        MessageDigest digest = sha256();
        for (String name : names(folder)) {
            digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            try (InputStream file = SchemaMark.class.getResourceAsStream(FOLDER + "/" + name)) {
                digest.update(file == null ? new byte[0] : file.readAllBytes());
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    }

    private static List<String> names(URL folder) throws IOException {
        if (folder.openConnection() instanceof JarURLConnection inside) {
            String prefix = inside.getEntryName().endsWith("/") ? inside.getEntryName() : inside.getEntryName() + "/";
            return inside.getJarFile().stream()
                    .filter(entry -> entry.getName().startsWith(prefix) && !entry.isDirectory())
                    .map(entry -> entry.getName().substring(prefix.length()))
                    .sorted()
                    .toList();
        }
        try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
