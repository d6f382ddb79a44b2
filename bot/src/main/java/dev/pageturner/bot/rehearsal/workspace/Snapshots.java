package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps channels and files in the data folder, so that a rehearsal goes on where it was left. */
final class Snapshots implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);

    private final Workspace workspace;
    private final @Nullable Path folder;
    private final Thread writer = new Thread(this::writeWhatChanges, "workspace-snapshots");
    private volatile boolean closed;

    Snapshots(Workspace workspace) {
        this.workspace = workspace;
        this.folder = workspace.settings().dataFolder();
        writer.setDaemon(true);
    }

    void load() {
        if (folder == null || !Files.isReadable(folder.resolve("workspace.json"))) {
            return;
        }
        try {
            ObjectNode kept = Json.parseObject(Files.readString(folder.resolve("workspace.json")));
            kept.path("channels").properties().forEach(entry -> restore(entry.getKey(), entry.getValue()));
            for (JsonNode file : kept.path("files")) {
                restoreFile(folder, file);
            }
        } catch (IOException unreadable) {
            LOG.warn("The workspace starts empty: {} cannot be read: {}", folder, unreadable.toString());
        }
    }

    void start() {
        if (folder != null) {
            writer.start();
        }
    }

    @Override
    public void close() {
        closed = true;
        if (folder == null) {
            return;
        }
        writer.interrupt();
        try {
            writer.join(AT_MOST_EVERY.toMillis() * 5);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        write(folder);
    }

    private void writeWhatChanges() {
        long seen = workspace.changes().last();
        while (!closed && !workspace.changes().closed() && folder != null) {
            try {
                if (!workspace.changes().since(seen, Duration.ofMinutes(1)).isEmpty()) {
                    Thread.sleep(AT_MOST_EVERY.toMillis());
                    seen = workspace.changes().last();
                    write(folder);
                }
            } catch (InterruptedException closing) {
                return;
            }
        }
    }

    private synchronized void write(Path target) {
        try {
            Files.createDirectories(target.resolve("files"));
            ObjectNode kept = Json.object();
            ObjectNode channels = kept.putObject("channels");
            for (Conversation channel : workspace.conversations().all()) {
                channels.set(channel.id(), workspace.conversations().read(channel, Snapshots::messages));
            }
            ArrayNode files = kept.putArray("files");
            for (StoredFile file : workspace.files().all()) {
                files.add(described(file));
                Path content = target.resolve("files").resolve(file.id());
                if (!Files.exists(content) && file.content().length > 0) {
                    Files.write(content, file.content());
                }
            }
            Path fresh = target.resolve("workspace.json.new");
            Files.writeString(fresh, kept.toString());
            Files.move(fresh, target.resolve("workspace.json"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            LOG.warn("The workspace could not be kept in {}: {}", target, full.toString());
        }
    }

    private static ArrayNode messages(Conversation channel) {
        ArrayNode messages = Json.array();
        channel.messages().values().forEach(message -> messages.add(message.deepCopy()));
        return messages;
    }

    private static ObjectNode described(StoredFile file) {
        return Json.object()
                .put("id", file.id())
                .put("name", file.name())
                .put("title", file.title())
                .put("alt", file.altText())
                .put("snippet", file.snippetType())
                .put("created", file.created());
    }

    private void restore(String channelId, JsonNode messages) {
        workspace.conversations().find(channelId).ifPresent(channel -> {
            for (JsonNode message : messages) {
                if (message instanceof ObjectNode kept) {
                    channel.add(kept);
                    workspace.timeline().continueAfter(kept.path("ts").asText());
                }
            }
        });
    }

    private void restoreFile(Path source, JsonNode file) throws IOException {
        String id = file.path("id").asText();
        Path content = source.resolve("files").resolve(id);
        if (id.matches("F[A-Z0-9]+") && Files.isReadable(content)) {
            workspace
                    .files()
                    .keep(new StoredFile(
                            id,
                            file.path("name").asText(),
                            file.path("title").asText(),
                            file.path("alt").asText(),
                            file.path("snippet").asText(),
                            file.path("created").asLong(),
                            "",
                            Files.readAllBytes(content)));
        }
    }
}
