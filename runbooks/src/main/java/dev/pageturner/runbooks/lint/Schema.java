package dev.pageturner.runbooks.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables, columns and CHECK constraints that SQL migrations define, taken together: a column that was ever there counts. */
public final class Schema {
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern TABLE = Pattern.compile(
            "\\bcreate\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?([\\w.\"]+)\\s*\\((.*?)\\)\\s*;", Pattern.DOTALL);
    private static final Pattern ALTER =
            Pattern.compile("\\balter\\s+table\\s+(?:if\\s+exists\\s+)?(?:only\\s+)?([\\w.\"]+)([^;]*);");
    private static final Pattern ADDED = Pattern.compile(
            "\\badd\\s+(?!constraint|primary|foreign|unique|check)(?:column\\s+)?(?:if\\s+not\\s+exists\\s+)?(\\w+)|\\brename\\s+(?:column\\s+)?\\w+\\s+to\\s+(\\w+)");
    private static final Set<String> CONSTRAINTS =
            Set.of("constraint", "primary", "unique", "check", "foreign", "exclude", "like");

    private final Map<String, Set<String>> tables = new HashMap<>();
    private final CheckConstraints checks = new CheckConstraints();

    private Schema() {}

    /** @param folder searched for .sql files */
    public static Schema read(Path folder) {
        Schema schema = new Schema();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(each -> each.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                schema.add(Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
        return schema;
    }

    boolean hasTable(String table) {
        return tables.containsKey(table);
    }

    Set<String> columns(List<String> names) {
        Set<String> columns = new TreeSet<>();
        names.forEach(name -> columns.addAll(tables.getOrDefault(name, Set.of())));
        return columns;
    }

    CheckConstraints checks() {
        return checks;
    }

    private void add(String sql) {
        String plain = COMMENT.matcher(sql).replaceAll(" ");
        checks.add(plain);
        String text = plain.toLowerCase(Locale.ROOT);
        Matcher table = TABLE.matcher(text);
        while (table.find()) {
            Set<String> columns = columnsOf(table.group(1));
            definitions(table.group(2)).forEach(columns::add);
        }
        Matcher alter = ALTER.matcher(text);
        while (alter.find()) {
            Set<String> columns = columnsOf(alter.group(1));
            Matcher added = ADDED.matcher(alter.group(2));
            while (added.find()) {
                columns.add(added.group(1) == null ? added.group(2) : added.group(1));
            }
        }
    }

    private Set<String> columnsOf(String table) {
        String name = table.replace("\"", "");
        return tables.computeIfAbsent(name.substring(name.lastIndexOf('.') + 1), any -> new TreeSet<>());
    }

    /** The first word of each part between the commas that stand in no parentheses. */
    private static List<String> definitions(String body) {
        StringBuilder flat = new StringBuilder();
        int depth = 0;
        for (char character : body.toCharArray()) {
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            flat.append(depth > 0 && character == ',' ? ' ' : character);
        }
        return Stream.of(flat.toString().split(","))
                .map(part -> part.strip().split("[\\s(]+")[0].replace("\"", ""))
                .filter(word -> !word.isEmpty() && !CONSTRAINTS.contains(word))
                .toList();
    }
}
