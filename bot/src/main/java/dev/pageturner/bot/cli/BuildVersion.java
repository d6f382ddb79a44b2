package dev.pageturner.bot.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which build this is, as Maven wrote it down. */
public final class BuildVersion implements IVersionProvider {
    private final Properties properties = new Properties();

    public BuildVersion() {
        try (InputStream written = BuildVersion.class.getResourceAsStream("/dev/pageturner/bot/build.properties")) {
            if (written != null) {
                properties.load(written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String version() {
        return properties.getProperty("version", "unknown");
    }

    /** {@code unknown} when it was not built from a clone. */
    public String commit() {
        String commit = properties.getProperty("commit", "");
        return commit.isEmpty() || commit.startsWith("${") ? "unknown" : commit;
    }

    public String time() {
        return properties.getProperty("time", "unknown");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"pageturner " + version() + " (commit " + commit() + ", built " + time() + ")"};
    }
}
