package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is used of a machine.
 *
 * @param cpu in cores
 * @param memory in bytes
 * @param disk of the node itself, in bytes
 */
record Usage(double cpu, double memory, double disk) {
    static final Usage NOTHING = new Usage(0, 0, 0);

    static Usage of(JsonNode resources) {
        return new Usage(
                Quantity.value(resources.path("cpu").asText("0")),
                Quantity.value(resources.path("memory").asText("0")),
                Quantity.value(resources.path("ephemeral-storage").asText("0")));
    }

    Usage plus(Usage other) {
        return new Usage(cpu + other.cpu, memory + other.memory, disk + other.disk);
    }

    Usage most(Usage other) {
        return new Usage(Math.max(cpu, other.cpu), Math.max(memory, other.memory), Math.max(disk, other.disk));
    }

    /** As kubectl prints it, thousandths rounded up. */
    String cores() {
        return (long) Math.ceil(cpu * 1000 - 1e-6) + "m";
    }

    String mebibytes() {
        return (long) (memory / (1 << 20)) + "Mi";
    }
}
