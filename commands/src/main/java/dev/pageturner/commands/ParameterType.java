package dev.pageturner.commands;

/** Decides what a value may look like; a value that does not fit is refused with a sentence. */
public enum ParameterType {
    /** A flag without a value, or with {@code =true} or {@code =false}. */
    SWITCH,
    /** {@code KIND/NAME} or {@code KIND NAME}. */
    RESOURCE,
    NAMESPACE,
    NODE,
    POD,
    CONTAINER,
    /** A Kubernetes label selector. */
    LABEL_SELECTOR,
    FIELD_SELECTOR,
    /** Go's duration syntax, {@code 1h30m}. */
    DURATION,
    INTEGER,
    QUANTITY,
    IMAGE,
    URL,
    /** Text handed to a parser of its own: PromQL, SQL, a JSONPath. */
    QUERY,
    TEXT
}
