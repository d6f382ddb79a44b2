package dev.pageturner.commands;

/** Parameters that many commands share, so that they are spelled and explained the same everywhere. */
public final class Parameters {
    public static final Parameter NAMESPACE = Parameter.flag(
            "namespace", ParameterType.NAMESPACE, "The namespace; without it the cluster's default one.", "n");
    public static final Parameter SELECTOR = Parameter.flag(
            "selector", ParameterType.LABEL_SELECTOR, "Only objects with these labels, such as app=web.", "l");
    public static final Parameter ALL_NAMESPACES =
            Parameter.flag("all-namespaces", ParameterType.SWITCH, "Look in every namespace.", "A");

    public static final Parameter AFTER = Parameter.flag(
            "after", ParameterType.RESOURCE, "job/NAME, which has to have completed before this is done.");

    private Parameters() {}

    /** One object, {@code KIND/NAME} or {@code KIND NAME}; handed on as {@code kind/name}, the kind in full. */
    public static Parameter target(String help) {
        return Parameter.positional("target", ParameterType.RESOURCE, help);
    }
}
