package dev.pageturner.commands;

import java.util.regex.Pattern;

/** Decides what a value may look like; a value that does not fit is refused with a sentence. */
public enum ParameterType {
    /** A flag without a value, or with {@code =true} or {@code =false}. */
    SWITCH("true|false", "true or false"),
    /** {@code KIND/NAME} or {@code KIND NAME}; repeated: any number of them, or kinds alone. */
    RESOURCE("[A-Za-z][A-Za-z0-9.,-]*(/[A-Za-z0-9][A-Za-z0-9._:-]*)?|[a-z0-9][a-z0-9._:-]*", "KIND/NAME"),
    NAMESPACE("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", "the name of a namespace"),
    NODE("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?", "the name of a node"),
    POD("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?", "the name of a pod"),
    CONTAINER("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", "the name of a container"),
    /** A Kubernetes label selector. */
    LABEL_SELECTOR("[A-Za-z0-9_./=!,() -]+", "a label selector such as app=web,tier!=db"),
    FIELD_SELECTOR("[A-Za-z0-9_./=!,:\\[\\] -]+", "a field selector such as status.phase=Running"),
    /** Go's duration syntax, {@code 1h30m}. */
    DURATION(
            "[+-]?(0|([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|ms|s|m|h)"
                    + "(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|ms|s|m|h))*)",
            "a duration such as 30s, 5m or 1h30m"),
    INTEGER("[+-]?[0-9]{1,18}", "a whole number"),
    QUANTITY(
            "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]+)?",
            "a quantity such as 500m or 2Gi"),
    /** {@code IMAGE} or {@code CONTAINER=IMAGE}. */
    IMAGE("([a-z0-9*][a-z0-9-]*=)?[A-Za-z0-9][A-Za-z0-9._/:@-]*", "an image such as registry/name:tag"),
    URL("[a-z][a-z0-9+.-]*://\\S+", "an address such as http://web:8080/health"),
    /** Text handed to a parser of its own: PromQL, SQL, a JSONPath. */
    QUERY("(?s).*", "text"),
    TEXT("(?s).*", "text");

    private final Pattern form;
    private final String description;

    ParameterType(String form, String description) {
        this.form = Pattern.compile(form);
        this.description = description;
    }

    public boolean accepts(String value) {
        return form.matcher(value).matches();
    }

    /** What a value is, to go on a sentence that starts with "is not". */
    public String description() {
        return description;
    }
}
