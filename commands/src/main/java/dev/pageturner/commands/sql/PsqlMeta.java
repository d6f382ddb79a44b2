package dev.pageturner.commands.sql;

import dev.pageturner.commands.Patience;
import dev.pageturner.commands.sql.SqlAnswer.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers what psql's own commands answer, by questions to the catalogue that only read, in psql's form. */
final class PsqlMeta {
    private static final int MOST_RELATIONS = 20;
    private static final String NOTES = resource("relation-notes.sql");

    private final Databases databases;
    private final String database;
    private final Patience patience;

    PsqlMeta(Databases databases, String database, Patience patience) {
        this.databases = databases;
        this.database = database;
        this.patience = patience;
    }

    /** What became of it. */
    sealed interface Answer {
        record Shown(String text, boolean truncated) implements Answer {}

        record Refused(String sentence) implements Answer {}
    }

    /** Ends the asking, with the database's reason. */
    private static final class RefusedByDatabase extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedByDatabase(String sentence) {
            super(sentence, null, false, false);
        }
    }

    Answer answer(MetaLine line) {
        try {
            if (line.name().equals("conninfo")) {
                return connection();
            }
            return line.describes() ? described(line) : listed(line);
        } catch (RefusedByDatabase e) {
            return new Answer.Refused(String.valueOf(e.getMessage()));
        }
    }

    private Answer listed(MetaLine line) throws RefusedByDatabase {
        Rows rows = ask(CatalogLists.query(line));
        if (rows.rows().isEmpty() && line.listsRelations()) {
            return new Answer.Refused(missing(line));
        }
        boolean counted = !CatalogLists.title(line).equals("List of roles");
        PsqlTable table = PsqlTable.of(rows).titled(CatalogLists.title(line));
        return new Answer.Shown(counted ? table.print() : table.uncounted().print(), rows.truncated());
    }

    private static String missing(MetaLine line) {
        NamePattern pattern = line.pattern();
        return pattern == null
                ? "Did not find any relations."
                : "Did not find any relation named \"" + pattern.text() + "\".";
    }

    private Answer connection() throws RefusedByDatabase {
        Rows rows = ask(new CatalogQuery("""
                SELECT pg_catalog.current_database(), current_user, pg_catalog.host(pg_catalog.inet_server_addr()),
                  pg_catalog.inet_server_port()::text"""));
        List<@Nullable String> row = rows.rows().get(0);
        String where = row.get(2) == null
                ? "."
                : " on host \"" + row.get(2) + "\" at port \"" + Objects.requireNonNullElse(row.get(3), "") + "\".";
        return new Answer.Shown(
                "You are connected to database \"" + row.get(0) + "\" as user \"" + row.get(1) + "\"" + where + "\n",
                false);
    }

    private Answer described(MetaLine line) throws RefusedByDatabase {
        Rows found = ask(RelationFinder.query(line));
        if (found.rows().isEmpty()) {
            return new Answer.Refused(missing(line));
        }
        List<String> described = new ArrayList<>();
        for (List<@Nullable String> row : found.rows()) {
            if (described.size() == MOST_RELATIONS) {
                break;
            }
            described.add(relation(
                    row.stream()
                            .map(cell -> Objects.requireNonNullElse(cell, ""))
                            .toList(),
                    line.more()));
        }
        boolean more = found.rows().size() > described.size();
        return new Answer.Shown(String.join("\n", described), more);
    }

    /** @param row oid, schema, name, kind as a letter and as a word */
    private String relation(List<String> row, boolean more) throws RefusedByDatabase {
        Rows columns = ask(new CatalogQuery(columns(row.get(3), more), row.get(0)));
        String kind = row.get(4);
        String title = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + " \"" + row.get(1) + "."
                + row.get(2) + "\"";
        return PsqlTable.of(columns).titled(title).uncounted().print() + notes(row.get(0), more);
    }

    private static String columns(String kind, boolean more) {
        if (kind.equals("S")) {
            return CatalogText.SEQUENCE;
        }
        boolean index = kind.equals("i") || kind.equals("I");
        StringBuilder text = new StringBuilder(index ? CatalogText.INDEX_COLUMNS : CatalogText.COLUMNS);
        if (more) {
            text.append(CatalogText.STORAGE);
            text.append("rpm".contains(kind) ? CatalogText.COMPRESSION : "");
            text.append("rimfpI".contains(kind) ? CatalogText.STATISTICS : "");
            text.append(index ? "" : CatalogText.DESCRIPTION);
        }
        return text.append(CatalogText.OF_COLUMNS).toString();
    }

    private String notes(String oid, boolean more) throws RefusedByDatabase {
        StringBuilder text = new StringBuilder();
        String above = "";
        for (List<@Nullable String> row :
                ask(new CatalogQuery(NOTES, Boolean.toString(more), oid)).rows()) {
            String heading = Objects.requireNonNullElse(row.get(0), "");
            note(text, heading, heading.equals(above), Objects.requireNonNullElse(row.get(1), ""));
            above = heading;
        }
        return text.toString();
    }

    /** A heading that ends in a blank has its lines beside it, one that does not has them below. */
    private static void note(StringBuilder text, String heading, boolean again, String line) {
        if (heading.isEmpty()) {
            text.append(line);
        } else if (heading.endsWith(" ")) {
            if (again) {
                text.insert(text.length() - 1, ',');
            }
            text.append(again ? " ".repeat(heading.length()) : heading).append(line);
        } else {
            text.append(again ? "" : heading + (line.startsWith("\n") ? "" : "\n"))
                    .append(line.startsWith("\n") ? line : "    " + line);
        }
        text.append('\n');
    }

    private Rows ask(CatalogQuery query) throws RefusedByDatabase {
        SqlAnswer answer = databases.query(database, query.text(), query.values(), SqlLimits.DEFAULT, patience);
        if (answer instanceof SqlAnswer.Refused refused) {
            throw new RefusedByDatabase(refused.sentence());
        }
        return (Rows) answer;
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(PsqlMeta.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the question " + name + " cannot be read", e);
        }
    }
}
