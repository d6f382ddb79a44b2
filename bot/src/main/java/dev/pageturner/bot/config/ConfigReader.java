package dev.pageturner.bot.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads the configuration from a YAML file and the environment, or from the environment alone. */
public final class ConfigReader {
    private final Map<String, String> environment;
    private final Path directory;

    /** @param directory the working directory, where relative paths begin */
    public ConfigReader(Map<String, String> environment, Path directory) {
        this.environment = Map.copyOf(environment);
        this.directory = directory;
    }

    /** What {@code serve} needs: a missing secret is a problem. */
    public Loaded read(@Nullable Path file) {
        return read(file, Purpose.SERVE);
    }

    /** For commands that look at the configuration but connect to nothing: what comes from the environment may be missing. */
    public Loaded readWithoutSecrets(@Nullable Path file) {
        return read(file, Purpose.LOOK);
    }

    /** For commands that need the bot's database and nothing else, wherever they are called. */
    public Loaded readForDatabase(@Nullable Path file) {
        return read(file, Purpose.DATABASE);
    }

    private Loaded read(@Nullable Path file, Purpose purpose) {
        if (file == null) {
            return settings(new Reading(Reading.ENVIRONMENT, environment), nothing(), directory, purpose);
        }
        String name = file.toString();
        try {
            Node root = new Compose(LoadSettings.builder().setLabel(name).build())
                    .composeString(Files.readString(directory.resolve(file)))
                    .orElseGet(ConfigReader::nothing);
            Path beside = directory.resolve(file).toAbsolutePath().getParent();
            return settings(new Reading(name, environment), root, beside == null ? directory : beside, purpose);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            return unusable(name + ":" + line, "this is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            return unusable(name + ":1", "this is not YAML: " + e.getMessage());
        } catch (IOException e) {
            return unusable(
                    name,
                    "the file cannot be read (" + e.getClass().getSimpleName()
                            + "); start from config/pageturner.example.yaml, or leave --config out to use the environment alone");
        }
    }

    private Loaded settings(Reading reading, Node root, Path beside, Purpose purpose) {
        Settings settings =
                new SettingsReader(reading, purpose).read(new Section(reading, "", root), List.of(directory, beside));
        return reading.problems().isEmpty() ? new Loaded.Ok(settings) : new Loaded.Unusable(reading.problems());
    }

    private static Loaded unusable(String where, String sentence) {
        return new Loaded.Unusable(List.of(new Problem(where, sentence)));
    }

    private static Node nothing() {
        return new ScalarNode(Tag.NULL, "", ScalarStyle.PLAIN);
    }
}
