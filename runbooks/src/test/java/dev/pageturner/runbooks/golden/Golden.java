package dev.pageturner.runbooks.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Output that was looked at once. {@code PAGETURNER_GOLDEN=write} takes what comes out now; the difference is then reviewed. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/dev/pageturner/runbooks/golden");
    private static final boolean WRITES = "write".equals(System.getenv("PAGETURNER_GOLDEN"));

    private Golden() {}

    static void check(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if (WRITES) {
            Files.writeString(file, actual);
        }
        assertThat(actual)
                .as("%s; if the new output is right, take it with PAGETURNER_GOLDEN=write", file)
                .isEqualTo(Files.readString(file));
    }
}
