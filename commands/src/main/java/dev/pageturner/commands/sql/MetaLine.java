package dev.pageturner.commands.sql;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command of psql itself that only looks, such as {@code \d+ orders}.
 *
 * @param name without the backslash and its suffixes
 * @param more with a plus sign: more columns
 * @param system with an S: objects of the system as well
 * @param pattern what it is about; null for everything that is in sight
 */
record MetaLine(
        String name, boolean more, boolean system, @Nullable NamePattern pattern) {
    private static final Pattern LINE =
            Pattern.compile("\\\\([a-z]+?[tvmisE]*?)([S+]{0,2})(?:\\s+([^\\s;].*?))?[\\s;]*");
    private static final Set<String> LISTS = Set.of("dn", "du", "dg", "df", "dx", "l", "list", "conninfo");
    private static final Pattern RELATIONS = Pattern.compile("d[tvmisE]*");

    static boolean isMeta(String statement) {
        return statement.stripLeading().startsWith("\\");
    }

    /** Empty when it does anything else than look, or when its pattern is none. */
    static Optional<MetaLine> of(String statement) {
        Matcher line = LINE.matcher(statement.strip());
        if (!line.matches()) {
            return Optional.empty();
        }
        String name = line.group(1);
        String pattern = line.group(3);
        boolean known = RELATIONS.matcher(name).matches() || LISTS.contains(name);
        Optional<NamePattern> read = pattern == null ? Optional.empty() : NamePattern.of(pattern);
        if (!known || pattern != null && read.isEmpty()) {
            return Optional.empty();
        }
        String suffix = line.group(2);
        return Optional.of(new MetaLine(name, suffix.contains("+"), suffix.contains("S"), read.orElse(null)));
    }

    /** True for {@code \d NAME}, which tells all about one relation instead of listing many. */
    boolean describes() {
        return name.equals("d") && pattern != null;
    }

    boolean listsRelations() {
        return RELATIONS.matcher(name).matches();
    }
}
