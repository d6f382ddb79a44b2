package dev.pageturner.bot.rehearsal.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.api.Yaml;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The manifests of the practice world, from its resources. */
final class Manifests {
    private Manifests() {}

    static List<ObjectNode> read(String resource) {
        return Yaml.readAll(text(resource));
    }

    static String text(String resource) {
        try (InputStream in = Manifests.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a pipeline applies to release another version of a Deployment: the same manifest with another tag. */
    static ObjectNode release(String name, String tag, String cause) {
        ObjectNode deployment = read("2-workloads.yaml").stream()
                .filter(o -> Json.text(o, "kind").equals("Deployment")
                        && Json.name(o).equals(name))
                .findFirst()
                .orElseThrow();
        ObjectNode container = (ObjectNode) Json.at(deployment, "spec", "template", "spec")
                .path("containers")
                .get(0);
        String image = Json.text(container, "image");
        container.put("image", image.substring(0, image.lastIndexOf(':') + 1) + tag);
        Json.child(deployment, "metadata", "annotations").put("kubernetes.io/change-cause", cause);
        // The number of replicas belongs to whoever scaled it last.
        Json.child(deployment, "spec").remove("replicas");
        return deployment;
    }
}
