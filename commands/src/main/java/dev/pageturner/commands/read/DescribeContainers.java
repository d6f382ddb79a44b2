package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.print.Sheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The containers and volumes of a pod or of a pod template. */
final class DescribeContainers {
    private final Sheet sheet;
    private final JsonNode pod;
    private final String indent;

    /**
     * @param pod an object with spec and perhaps status
     * @param indent two spaces inside a template, else empty
     */
    DescribeContainers(Sheet sheet, JsonNode pod, String indent) {
        this.sheet = sheet;
        this.pod = pod;
        this.indent = indent;
    }

    void print(String title, String list, String statuses) {
        Map<String, JsonNode> byName = new HashMap<>();
        pod.path("status")
                .path(statuses)
                .forEach(status -> byName.put(status.path("name").asText(), status));
        JsonNode containers = pod.path("spec").path(list);
        sheet.line(0, indent + title + ":" + (containers.isEmpty() ? " <none>" : ""));
        for (JsonNode container : containers) {
            String name = container.path("name").asText();
            sheet.line(1, (indent.isEmpty() ? "" : " ") + name + ":");
            container(container, byName.get(name));
        }
    }

    private void container(JsonNode container, @org.jspecify.annotations.Nullable JsonNode status) {
        if (status != null) {
            sheet.fact(2, "Container ID", status.path("containerID").asText());
        }
        sheet.fact(2, "Image", container.path("image").asText());
        if (status != null) {
            sheet.fact(2, "Image ID", status.path("imageID").asText());
        }
        ports(container, "Port", "containerPort");
        ports(container, "Host Port", "hostPort");
        lines("Command", container.path("command"));
        lines("Args", container.path("args"));
        if (status != null) {
            state("State", status.path("state"));
            if (status.path("lastState").has("terminated")) {
                state("Last State", status.path("lastState"));
            }
            sheet.fact(2, "Ready", Describing.title(status.path("ready").asBoolean()));
            sheet.fact(2, "Restart Count", status.path("restartCount").asInt());
        }
        resources("Limits", container.path("resources").path("limits"));
        resources("Requests", container.path("resources").path("requests"));
        probe("Liveness", container.path("livenessProbe"));
        probe("Readiness", container.path("readinessProbe"));
        probe("Startup", container.path("startupProbe"));
        environment(container);
        mounts(container);
    }

    private void ports(JsonNode container, String title, String number) {
        List<String> ports = new ArrayList<>();
        for (JsonNode port : container.path("ports")) {
            String name = port.path("name").asText();
            ports.add(port.path(number).asInt() + "/" + port.path("protocol").asText("TCP")
                    + (name.isEmpty() ? "" : " (" + name + ")"));
        }
        sheet.fact(2, ports.size() > 1 ? title + "s" : title, Describing.orNone(String.join(", ", ports)));
    }

    private void lines(String title, JsonNode words) {
        if (!words.isEmpty()) {
            sheet.line(2, title + ":");
            words.forEach(word -> word.asText().lines().forEach(line -> sheet.line(3, line)));
        }
    }

    private void state(String title, JsonNode state) {
        if (state.has("running")) {
            sheet.fact(2, title, "Running");
            sheet.fact(
                    3, "Started", Describing.time(state.at("/running/startedAt").asText()));
        } else if (state.has("terminated")) {
            JsonNode ended = state.path("terminated");
            sheet.fact(2, title, "Terminated");
            optional(3, "Reason", ended.path("reason"));
            optional(3, "Message", ended.path("message"));
            sheet.fact(3, "Exit Code", ended.path("exitCode").asInt());
            if (ended.path("signal").asInt() > 0) {
                sheet.fact(3, "Signal", ended.path("signal").asInt());
            }
            sheet.fact(3, "Started", Describing.time(ended.path("startedAt").asText()));
            sheet.fact(3, "Finished", Describing.time(ended.path("finishedAt").asText()));
        } else {
            sheet.fact(2, title, "Waiting");
            optional(3, "Reason", state.path("waiting").path("reason"));
        }
    }

    private void optional(int level, String key, JsonNode value) {
        if (!value.asText().isEmpty()) {
            sheet.fact(level, key, value.asText());
        }
    }

    private void resources(String title, JsonNode resources) {
        if (!resources.isEmpty()) {
            sheet.line(2, title + ":");
            Map<String, String> sorted = new TreeMap<>();
            resources
                    .properties()
                    .forEach(
                            entry -> sorted.put(entry.getKey(), entry.getValue().asText()));
            sorted.forEach((name, value) -> sheet.fact(3, name, value));
        }
    }

    private void probe(String title, JsonNode probe) {
        if (probe.isEmpty()) {
            return;
        }
        sheet.fact(
                2,
                title,
                String.format(
                        Locale.ROOT,
                        "%s delay=%ds timeout=%ds period=%ds #success=%d #failure=%d",
                        action(probe).replace("%", "%%"),
                        probe.path("initialDelaySeconds").asInt(),
                        probe.path("timeoutSeconds").asInt(),
                        probe.path("periodSeconds").asInt(),
                        probe.path("successThreshold").asInt(),
                        probe.path("failureThreshold").asInt()));
    }

    private static String action(JsonNode probe) {
        if (probe.has("exec")) {
            List<String> words = new ArrayList<>();
            probe.at("/exec/command").forEach(word -> words.add(word.asText()));
            return "exec [" + String.join(" ", words) + "]";
        }
        if (probe.has("httpGet")) {
            JsonNode get = probe.path("httpGet");
            return "http-get " + get.path("scheme").asText("HTTP").toLowerCase(Locale.ROOT) + "://"
                    + get.path("host").asText() + ":" + get.path("port").asText()
                    + get.path("path").asText();
        }
        if (probe.has("tcpSocket")) {
            return "tcp-socket " + probe.at("/tcpSocket/host").asText() + ":"
                    + probe.at("/tcpSocket/port").asText();
        }
        return probe.has("grpc")
                ? "grpc <pod>:" + probe.at("/grpc/port").asText() + " "
                        + probe.at("/grpc/service").asText()
                : "unknown";
    }

    private void environment(JsonNode container) {
        if (!container.path("envFrom").isEmpty()) {
            sheet.line(2, "Environment Variables from:");
            container.path("envFrom").forEach(this::environmentFrom);
        }
        sheet.line(2, "Environment:" + (container.path("env").isEmpty() ? "\t<none>" : ""));
        container.path("env").forEach(this::variable);
    }

    private void environmentFrom(JsonNode source) {
        boolean config = source.has("configMapRef");
        JsonNode reference = source.path(config ? "configMapRef" : "secretRef");
        String prefix = source.path("prefix").asText();
        sheet.line(
                3,
                reference.path("name").asText() + "\t" + (config ? "ConfigMap" : "Secret")
                        + (prefix.isEmpty() ? "" : " with prefix '" + prefix + "'")
                        + "\tOptional: " + reference.path("optional").asBoolean());
    }

    private void variable(JsonNode variable) {
        String name = variable.path("name").asText();
        JsonNode from = variable.path("valueFrom");
        if (from.isEmpty()) {
            String[] lines = variable.path("value").asText().split("\n", -1);
            sheet.fact(3, name, lines[0]);
            for (int i = 1; i < lines.length; i++) {
                sheet.line(3, "\t" + lines[i]);
            }
        } else if (from.has("secretKeyRef")) {
            reference(name, from.path("secretKeyRef"), "in secret");
        } else if (from.has("configMapKeyRef")) {
            reference(name, from.path("configMapKeyRef"), "of config map");
        } else if (from.has("fieldRef")) {
            JsonNode field = from.path("fieldRef");
            String path = field.path("fieldPath").asText();
            String value = pod.at("/" + path.replace('.', '/')).asText();
            sheet.fact(3, name, value + " (" + field.path("apiVersion").asText("v1") + ":" + path + ")");
        } else {
            sheet.fact(3, name, " (" + from.at("/resourceFieldRef/resource").asText() + ")");
        }
    }

    private void reference(String name, JsonNode reference, String where) {
        sheet.fact(
                3,
                name,
                "<set to the key '" + reference.path("key").asText() + "' " + where + " '"
                        + reference.path("name").asText() + "'>\tOptional: "
                        + reference.path("optional").asBoolean());
    }

    private void mounts(JsonNode container) {
        List<JsonNode> mounts = new ArrayList<>();
        container.path("volumeMounts").forEach(mounts::add);
        mounts.sort(Comparator.comparing(mount -> mount.path("mountPath").asText()));
        sheet.line(2, "Mounts:" + (mounts.isEmpty() ? "\t<none>" : ""));
        for (JsonNode mount : mounts) {
            String part = mount.path("subPath").asText();
            sheet.line(
                    3,
                    mount.path("mountPath").asText() + " from "
                            + mount.path("name").asText() + " ("
                            + (mount.path("readOnly").asBoolean() ? "ro" : "rw")
                            + (part.isEmpty() ? "" : ",path=\"" + part + "\"") + ")");
        }
    }

    void volumes() {
        JsonNode volumes = pod.path("spec").path("volumes");
        sheet.line(0, indent + "Volumes:" + (volumes.isEmpty() ? "\t<none>" : ""));
        for (JsonNode volume : volumes) {
            sheet.line(1, (indent.isEmpty() ? "" : " ") + volume.path("name").asText() + ":");
            volume.properties().stream()
                    .filter(member -> !member.getKey().equals("name"))
                    .forEach(member -> VolumeText.print(sheet, member.getKey(), member.getValue()));
        }
    }
}
