package dev.pageturner.commands.cluster;

/**
 * Which objects of a kind are meant.
 *
 * @param labels a label selector as the API writes it, empty for all
 * @param fields a field selector, empty for all
 */
public record Selection(String labels, String fields) {
    public static final Selection ALL = new Selection("", "");

    public static Selection labels(String labels) {
        return new Selection(labels, "");
    }

    public static Selection fields(String fields) {
        return new Selection("", fields);
    }

    /** Only the object of that name; lets a watch follow one object. */
    public static Selection named(String name) {
        return fields("metadata.name=" + name);
    }
}
