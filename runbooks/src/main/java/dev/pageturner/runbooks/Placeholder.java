package dev.pageturner.runbooks;

import org.jspecify.annotations.Nullable;

/**
 * A blank in a step.
 *
 * @param name canonical, lower case with dashes ({@code pod}, {@code previous-revision})
 * @param spelling as it stands in the document ({@code <POD_NAME>})
 * @param value what the document itself gives ({@code export NAMESPACE=shop}, <code>${N:-3}</code>), else null
 */
public record Placeholder(
        String name, String spelling, Type type, @Nullable String value) {
    public Placeholder(String name, String spelling, Type type) {
        this(name, spelling, type, null);
    }

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
