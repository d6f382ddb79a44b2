package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.print.Sheet;

/** Where the data of a volume comes from. The common sources read as in kubectl, the others by their fields. */
final class VolumeText {
    private VolumeText() {}

    static void print(Sheet sheet, String source, JsonNode volume) {
        switch (source) {
            case "emptyDir" -> {
                sheet.fact(2, "Type", "EmptyDir (a temporary directory that shares a pod's lifetime)");
                sheet.fact(2, "Medium", volume.path("medium").asText());
                sheet.fact(2, "SizeLimit", volume.path("sizeLimit").asText("<unset>"));
            }
            case "configMap" -> {
                sheet.fact(2, "Type", "ConfigMap (a volume populated by a ConfigMap)");
                sheet.fact(2, "Name", volume.path("name").asText());
                sheet.fact(2, "Optional", volume.path("optional").asBoolean());
            }
            case "secret" -> {
                sheet.fact(2, "Type", "Secret (a volume populated by a Secret)");
                sheet.fact(2, "SecretName", volume.path("secretName").asText());
                sheet.fact(2, "Optional", volume.path("optional").asBoolean());
            }
            case "persistentVolumeClaim" -> {
                sheet.fact(
                        2,
                        "Type",
                        "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)");
                sheet.fact(2, "ClaimName", volume.path("claimName").asText());
                sheet.fact(2, "ReadOnly", volume.path("readOnly").asBoolean());
            }
            case "hostPath" -> {
                sheet.fact(2, "Type", "HostPath (bare host directory volume)");
                sheet.fact(2, "Path", volume.path("path").asText());
                sheet.fact(2, "HostPathType", volume.path("type").asText());
            }
            default -> {
                sheet.fact(2, "Type", source);
                volume.properties().stream()
                        .filter(member -> member.getValue().isValueNode())
                        .forEach(member ->
                                sheet.fact(2, member.getKey(), member.getValue().asText()));
            }
        }
    }
}
