package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is used of a machine.
 *
 * @param cpu in cores
 * @param memory in bytes
 */
record Usage(double cpu, double memory) {
    static final Usage NOTHING = new Usage(0, 0);

    static Usage of(JsonNode resources) {
        return new Usage(
                Quantity.value(resources.path("cpu").asText("0")),
                Quantity.value(resources.path("memory").asText("0")));
    }

    Usage plus(Usage other) {
        return new Usage(cpu + other.cpu, memory + other.memory);
    }

    /** As kubectl prints it, thousandths rounded up. */
    String cores() {
        return (long) Math.ceil(cpu * 1000 - 1e-6) + "m";
    }

    String mebibytes() {
        return (long) (memory / (1 << 20)) + "Mi";
    }
}
