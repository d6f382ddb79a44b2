package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Uploaded files, the newest few hundred. */
final class Files {
    private static final int KEPT = 500;

    private final Map<String, StoredFile> byId = new LinkedHashMap<>();
    private final Ids ids;
    private final Timeline timeline;
    private final Addresses addresses;
    private final String owner;

    Files(Ids ids, Timeline timeline, Addresses addresses, String owner) {
        this.ids = ids;
        this.timeline = timeline;
        this.addresses = addresses;
        this.owner = owner;
    }

    synchronized StoredFile announce(String name, String altText, String snippetType) {
        StoredFile file = new StoredFile(
                ids.id("F"), name, name, altText, snippetType, timeline.seconds(), ids.secret(16), new byte[0]);
        keep(file);
        if (byId.size() > KEPT) {
            byId.remove(byId.keySet().iterator().next());
        }
        return file;
    }

    /** False when no upload was announced under this secret. */
    synchronized boolean upload(String secret, byte[] content) {
        Optional<StoredFile> announced = byId.values().stream()
                .filter(file -> file.secret().equals(secret))
                .findFirst();
        announced.ifPresent(file -> keep(file.withContent(content)));
        return announced.isPresent();
    }

    synchronized Optional<StoredFile> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized void keep(StoredFile file) {
        byId.put(file.id(), file);
    }

    synchronized List<StoredFile> all() {
        return List.copyOf(byId.values());
    }

    ObjectNode shown(StoredFile file) {
        return file.shown(addresses.base(), owner);
    }
}
