package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Parameters;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.cluster.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives containers of a workload another image, as {@code kubectl set image} does, and follows the rollout. */
public final class SetImageCommand extends EditCommand {
    private static final List<String> LISTS = List.of("initContainers", "containers");

    public SetImageCommand() {
        super(
                new CommandSpec(
                        "set-image",
                        "Give containers of a Deployment, StatefulSet or DaemonSet another image.",
                        Risk.HIGH,
                        List.of(
                                Parameters.target("Whose image: deployment/NAME, statefulset/NAME or daemonset/NAME."),
                                Parameter.positional("image", ParameterType.IMAGE, "CONTAINER=IMAGE.")
                                        .many(),
                                Parameters.NAMESPACE,
                                Parameters.AFTER),
                        List.of(
                                "set-image deployment/web web=registry.example/web:1.4.2 -n shop",
                                "set-image deployment/web web=registry.example/web:1.4.2 -n shop --after=job/migrate-142"),
                        EditPermissions.WORKLOADS_AFTER_JOBS),
                "image setter");
    }

    @Override
    Edit edit(Invocation invocation, Workload workload, CommandContext context) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String pair : invocation.argument("image", "").strip().split("\\s+")) {
            int equals = pair.indexOf('=');
            if (equals < 1 || equals == pair.length() - 1) {
                return new Edit.Refused("\"" + pair + "\" is not CONTAINER=IMAGE; write for example web=web:1.4.2");
            }
            wanted.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        if (wanted.size() > 1 && wanted.containsKey("*")) {
            return new Edit.Refused(
                    "all containers are already specified by *, but saw more than one container_name=container_image"
                            + " pairs");
        }
        for (String name : wanted.keySet()) {
            if (!name.equals("*") && images(workload, name).isEmpty()) {
                return new Edit.Refused("error: unable to find container named \"" + name + "\"; there are "
                        + String.join(", ", images(workload, "*").keySet()));
            }
        }
        return changed(workload, wanted);
    }

    private static Edit changed(Workload workload, Map<String, String> wanted) {
        ObjectNode part = Json.object();
        List<String> details = new ArrayList<>();
        List<String> undo = new ArrayList<>(List.of("set-image", workload.target()));
        for (String list : LISTS) {
            for (JsonNode container : workload.template().at("/spec/" + list)) {
                String name = container.path("name").asText();
                String now = container.path("image").asText();
                String image = wanted.getOrDefault(name, wanted.getOrDefault("*", now));
                if (!image.equals(now)) {
                    part.withArray("/spec/template/spec/" + list)
                            .addObject()
                            .put("name", name)
                            .put("image", image);
                    details.add(name + ": " + now + " -> " + image);
                    undo.add(name + "=" + now);
                }
            }
        }
        if (details.isEmpty()) {
            return new Edit.Refused(workload.target() + " has that image already: "
                    + String.join(", ", Templates.images(workload.template())));
        }
        undo.addAll(List.of("-n", workload.namespace()));
        List<String> warnings = new ArrayList<>(EditWarnings.of(workload));
        if (workload.isPaused()) {
            warnings.add("the deployment is paused: the image takes effect when it is resumed");
        }
        return new Edit.Ready(
                part,
                "set-image",
                String.join("\n", details) + "\npods are replaced, " + EditWarnings.pace(workload),
                warnings,
                "image updated",
                !workload.isPaused(),
                List.of(undo));
    }

    private static Map<String, String> images(Workload workload, String name) {
        Map<String, String> images = new LinkedHashMap<>();
        for (String list : LISTS) {
            for (JsonNode container : workload.template().at("/spec/" + list)) {
                String found = container.path("name").asText();
                if (name.equals("*") || name.equals(found)) {
                    images.put(found, container.path("image").asText());
                }
            }
        }
        return images;
    }
}
