package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.steps.SqlGrammar;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.alter.Alter;
import net.sf.jsqlparser.statement.alter.AlterExpression;
import net.sf.jsqlparser.statement.alter.AlterOperation;
import net.sf.jsqlparser.statement.create.table.CheckConstraint;
import net.sf.jsqlparser.statement.create.table.ColumnDefinition;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.create.table.TableElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.jspecify.annotations.Nullable;

/** Reads migrations statement by statement. A table that a statement is about which cannot be read is open from then on. */
final class MigrationReader {
    private static final Pattern OF_TABLE =
            Pattern.compile("(?is)\\s*(?:create|alter)\\b(?:\\s+\\w+){0,3}?\\s+table\\b.*");
    private static final Pattern MADE =
            Pattern.compile("(?i)\\b(?:create|alter)\\s+(?:\\w+\\s+){0,4}?(?:table|view)\\s+"
                    + "(?:concurrently\\s+)?(?:if\\s+(?:not\\s+)?exists\\s+)?(?:only\\s+)?([\\w.\"`$]+)");
    private static final Pattern ENUM =
            Pattern.compile("(?is)\\s*create\\s+type\\s+([\\w.\"]+)\\s+as\\s+enum\\s*\\((.*)\\)\\s*");
    private static final Pattern ENUM_VALUE = Pattern.compile(
            "(?is)\\s*alter\\s+type\\s+([\\w.\"]+)\\s+(?:add\\s+value\\s+(?:if\\s+not\\s+exists\\s+)?|rename\\s+value\\s+'[^']*'\\s+to\\s+)('[^']*').*");
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");
    /** What migration tools write above the part that undoes the part before. */
    private static final Pattern DOWN = Pattern.compile(
            "(?im)^\\s*--\\s*(?:\\+goose\\s+down|migrate:down|\\+migrate\\s+down|rollback\\s+script)\\b");

    private static final Pattern DOWN_FILE =
            Pattern.compile("(?i)(?:.*[._-]|)(?:down|undo|rollback)\\.sql|u\\d.*__.*\\.sql");
    /** The grammar does not know it, and it does not change what is allowed from now on. */
    private static final Pattern NOT_VALID = Pattern.compile("(?i)\\bnot\\s+valid\\s*$");

    private final Schema schema;

    MigrationReader(Schema schema) {
        this.schema = schema;
    }

    static boolean goesDown(Path file) {
        Path name = file.getFileName();
        return name != null && DOWN_FILE.matcher(name.toString()).matches();
    }

    void read(String migration) {
        Matcher down = DOWN.matcher(migration);
        String text = down.find() ? migration.substring(0, down.start()) : migration;
        List<String> statements;
        try {
            statements = SqlGrammar.statements(text);
        } catch (IllegalArgumentException e) {
            open(text);
            return;
        }
        statements.forEach(this::statement);
    }

    private void statement(String sql) {
        Matcher made = ENUM.matcher(sql);
        Matcher added = ENUM_VALUE.matcher(sql);
        if (made.matches()) {
            schema.type(SqlNames.of(made.group(1)), literals(made.group(2)));
        } else if (added.matches()) {
            schema.type(SqlNames.of(added.group(1)), literals(added.group(2)));
        } else if (!OF_TABLE.matcher(sql).matches()) {
            // A view, a function or a block that makes tables: what they look like is not known.
            open(sql);
        } else {
            Optional<Statement> parsed = SqlGrammar.parse(NOT_VALID.matcher(sql).replaceFirst(""));
            if (parsed.isEmpty() || !known(parsed.get())) {
                open(sql);
            }
        }
    }

    private static Set<String> literals(String list) {
        Set<String> values = new TreeSet<>();
        LITERAL.matcher(list)
                .results()
                .forEach(value -> values.add(value.group(1).replace("''", "'")));
        return values;
    }

    private void open(String text) {
        MADE.matcher(text).results().forEach(made -> schema.make(SqlNames.of(made.group(1)))
                .open());
    }

    private boolean known(Statement statement) {
        if (statement instanceof CreateTable create) {
            return created(create);
        }
        return statement instanceof Alter alter && altered(alter);
    }

    private boolean created(CreateTable create) {
        String name = SqlNames.of(create.getTable());
        SchemaTable table = schema.make(name);
        boolean whole = create.getSelect() == null
                && create.getLikeTable() == null
                && create.getTrailingLikeTable() == null
                && create.getPartitionOf() == null
                && create.getOfType() == null
                && create.getTableElements() != null
                && !String.valueOf(create.getTableOptionsStrings())
                        .toLowerCase(Locale.ROOT)
                        .contains("inherits");
        if (!whole) {
            return false;
        }
        for (TableElement element : create.getTableElements()) {
            if (element instanceof ColumnDefinition column) {
                column(name, table, column);
            } else if (element instanceof CheckConstraint check) {
                check(name, table, check);
            }
        }
        return true;
    }

    private void column(String tableName, SchemaTable table, ColumnDefinition column) {
        String name = SqlNames.of(column.getColumnName());
        table.column(name);
        type(table, name, column);
        List<String> words = column.getColumnSpecs() == null ? List.of() : column.getColumnSpecs();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equalsIgnoreCase("check")) {
                boolean named = i > 1 && words.get(i - 2).equalsIgnoreCase("constraint");
                check(tableName, table, named ? words.get(i - 1) : null, condition(words.get(i + 1)));
            }
        }
    }

    /** The grammar keeps what is beside a column as text. */
    private static List<AllowedValues> condition(String text) {
        return SqlGrammar.parse("SELECT 1 WHERE " + text)
                .filter(PlainSelect.class::isInstance)
                .map(select -> AllowedValues.of(((PlainSelect) select).getWhere()))
                .orElse(List.of());
    }

    /** MySQL lists the values in the column itself. */
    private void type(SchemaTable table, String column, ColumnDefinition definition) {
        String type = SqlNames.of(definition.getColDataType().getDataType());
        if (type.equals("enum") && definition.getColDataType().getArgumentsStringList() != null) {
            Set<String> values =
                    literals(String.join(",", definition.getColDataType().getArgumentsStringList()));
            table.check(column + " enum", List.of(new AllowedValues(column, values)));
        } else {
            List<Integer> array = definition.getColDataType().getArrayData();
            table.type(column, array == null || array.isEmpty() ? type : "");
        }
    }

    private static void check(String tableName, SchemaTable table, CheckConstraint check) {
        check(tableName, table, check.getName(), AllowedValues.of(check.getExpression()));
    }

    private static void check(String tableName, SchemaTable table, @Nullable String given, List<AllowedValues> values) {
        // The name that PostgreSQL gives to a constraint without one.
        String column = values.size() == 1 ? "_" + values.get(0).column() : "";
        table.check(given == null ? tableName + column + "_check" : SqlNames.of(given), values);
    }

    private boolean altered(Alter alter) {
        String name = SqlNames.of(alter.getTable());
        SchemaTable table = schema.make(name);
        boolean known = true;
        for (AlterExpression change : alter.getAlterExpressions()) {
            known &= altered(name, table, change);
        }
        return known;
    }

    private boolean altered(String name, SchemaTable table, AlterExpression change) {
        List<AlterExpression.ColumnDataType> columns = change.getColDataTypeList();
        if (change.getOperation() == AlterOperation.ADD && columns != null) {
            columns.forEach(column -> column(name, table, column));
        } else if (change.getOperation() == AlterOperation.ADD && change.getIndex() instanceof CheckConstraint check) {
            check(name, table, check);
        } else if (change.getOperation() == AlterOperation.DROP && change.getConstraintName() != null) {
            table.dropCheck(SqlNames.of(change.getConstraintName()));
        } else if (change.getOperation() == AlterOperation.RENAME && change.getColumnOldName() != null) {
            table.rename(SqlNames.of(change.getColumnOldName()), SqlNames.of(change.getColumnName()));
        } else if (change.getNewTableName() != null) {
            schema.make(SqlNames.of(change.getNewTableName())).addAll(table);
        } else if (change.getOperation() == AlterOperation.ALTER && columns != null) {
            columns.stream()
                    .filter(column -> column.getColDataType() != null)
                    .forEach(column -> type(table, SqlNames.of(column.getColumnName()), column));
        } else {
            // What is left changes neither columns nor values, unless it adds something that is not known here.
            return change.getOperation() != AlterOperation.ADD || change.getIndex() != null;
        }
        return true;
    }
}
