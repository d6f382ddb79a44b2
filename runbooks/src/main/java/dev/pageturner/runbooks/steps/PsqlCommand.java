package dev.pageturner.runbooks.steps;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command of psql itself: a backslash, its name, and at most one name or pattern behind it. */
sealed interface PsqlCommand {
    /** @param line as the catalogue takes it, in one spelling */
    record Look(String line) implements PsqlCommand {}

    /** Changes nothing but how answers look. */
    record Display() implements PsqlCommand {}

    /** @param reason for people */
    record ByHand(String reason) implements PsqlCommand {}

    static boolean isOne(String text) {
        return text.stripLeading().startsWith("\\");
    }

    static PsqlCommand of(String text) {
        return PsqlCommandTable.INSTANCE.read(text.strip());
    }

    /** What is known of them, row by row in {@code psql-commands.tsv}. */
    final class PsqlCommandTable {
        private static final PsqlCommandTable INSTANCE = new PsqlCommandTable();
        private static final Pattern LINE =
                Pattern.compile("\\\\(?<name>[A-Za-z_]+|[!?])(?<suffix>[S+]*)(?<rest>(?:\\s.*)?)");
        /** Several kinds of relations at once. */
        private static final Pattern KINDS = Pattern.compile("d[tvmisE]+");

        private static final Pattern SUFFIX = Pattern.compile("(d[a-zE]*?|l|list)(S)");
        /** A name with or without its schema: in quotes anything but a backslash; outside nothing that psql works out itself. */
        private static final Pattern PATTERN = Pattern.compile(
                "(?:\"[^\"\\\\]+\"|[\\p{L}\\p{N}_$*?.\\[\\]()+-]|<[A-Za-z][\\w -]*>|\\$\\{\\w+}|\\{\\{[^{}]*}})+");

        private final Map<String, String[]> rows = new HashMap<>();

        private PsqlCommandTable() {
            Table.rows("psql-commands.tsv").forEach(row -> rows.put(row[0], row));
        }

        private PsqlCommand read(String text) {
            Matcher line = LINE.matcher(text);
            if (!line.matches()) {
                return new ByHand(
                        text.indexOf('\n') >= 0
                                ? "psql is given several statements"
                                : "`" + text.split("\\s", 2)[0] + "` is not a command of psql that is known here");
            }
            String name = line.group("name");
            String suffix = line.group("suffix");
            Matcher system = SUFFIX.matcher(name);
            if (!rows.containsKey(name) && system.matches()) {
                name = system.group(1);
                suffix = "S" + suffix;
            }
            return read(
                    name, suffix, line.group("rest").replaceAll("[\\s;]+$", "").strip());
        }

        private PsqlCommand read(String name, String suffix, String rest) {
            String[] row = rows.get(KINDS.matcher(name).matches() ? "d" : name);
            if (row == null) {
                return new ByHand("`\\" + name
                        + "` is a command of psql itself; the SELECT that it stands for would have a button");
            }
            if (row[1].equals("hand")) {
                return new ByHand(row[2]);
            }
            if (rest.indexOf('`') >= 0) {
                return new ByHand("psql would run what stands between the backquotes on your own machine");
            }
            if (rest.indexOf('\\') >= 0) {
                return new ByHand("several commands of psql stand on one line");
            }
            if (row[1].equals("display")) {
                return new Display();
            }
            return look("\\" + name + suffix, rest);
        }

        private static PsqlCommand look(String command, String rest) {
            if (rest.isEmpty()) {
                return new Look(command);
            }
            if (command.startsWith("\\conninfo") || !PATTERN.matcher(rest).matches()) {
                return new ByHand("`" + rest + "` is not one name or pattern that `" + command + "` could look for");
            }
            return new Look(command + " " + rest);
        }
    }
}
