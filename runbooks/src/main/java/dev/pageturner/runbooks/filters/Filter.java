package dev.pageturner.runbooks.filters;

/** One program behind a pipe, its arguments already read. */
interface Filter {
    /** @throws FilterException when the text is not what the program takes */
    String apply(String text);
}
