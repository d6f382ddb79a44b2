package dev.pageturner.runbooks.lint;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a file is named in a report: relative to the root of its repository, from wherever in it the program was started, because
 * that is where code scanning looks for it.
 *
 * @param folder that files are named relative to; absolute
 * @param root of the repository, or the folder itself where there is none
 */
record SarifUri(Path folder, Path root) {
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";

    /** @param folder absolute */
    static SarifUri from(Path folder) {
        Path normal = folder.normalize();
        for (Path above = normal; above != null; above = above.getParent()) {
            // A folder, or in a worktree or a submodule a file.
            if (Files.exists(above.resolve(".git"))) {
                return new SarifUri(normal, above);
            }
        }
        return new SarifUri(normal, normal);
    }

    String of(String file) {
        Path path = folder.resolve(file).normalize();
        return path.startsWith(root)
                ? encoded(root.relativize(path).toString().replace('\\', '/'))
                : path.toUri().toString();
    }

    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append(String.format("%%%02X", octet));
            }
        }
        return encoded.toString();
    }
}
