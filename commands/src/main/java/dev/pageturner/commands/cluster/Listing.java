package dev.pageturner.commands.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * All objects of a list, its pages joined.
 *
 * @param items with {@code kind} and {@code apiVersion}, which the API leaves out in lists
 * @param resourceVersion where a watch goes on from
 */
public record Listing(List<ObjectNode> items, String resourceVersion) {
    public Listing {
        items = List.copyOf(items);
    }
}
