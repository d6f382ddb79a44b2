package dev.pageturner.runbooks;

/**
 * A blank in a step.
 *
 * @param name canonical, lower case with dashes ({@code pod}, {@code previous-revision})
 * @param spelling as it stands in the document ({@code <POD_NAME>})
 */
public record Placeholder(String name, String spelling, Type type) {
    /** Decides what a value may look like and where choices come from. */
    public enum Type {
        POD,
        NODE,
        NAMESPACE,
        DEPLOYMENT,
        CONTAINER,
        REVISION,
        DURATION,
        NUMBER,
        QUANTITY,
        TEXT
    }
}
