package dev.pageturner.runbooks.lint;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** How a file is named in a report: relative to the repository, where it lies in it, so that code scanning finds it there. */
final class SarifUri {
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";

    private SarifUri() {}

    /** @param root absolute */
    static String of(String file, Path root) {
        Path path = root.resolve(file).normalize();
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
