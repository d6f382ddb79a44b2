package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.lint.SqlScope.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.ExplainStatement;
import net.sf.jsqlparser.statement.ParenthesedStatement;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/** Goes through a statement with its scopes as PostgreSQL has them; kinds that are not here are passed over. */
final class SqlStatements {
    /** Tables that migration tools make for themselves. */
    private static final Set<String> OF_TOOLS = Set.of(
            "_sqlx_migrations",
            "schema_migrations",
            "flyway_schema_history",
            "databasechangelog",
            "databasechangeloglock",
            "goose_db_version",
            "gorp_migrations",
            "alembic_version",
            "django_migrations",
            "knex_migrations",
            "__diesel_schema_migrations",
            "atlas_schema_revisions",
            "ar_internal_metadata",
            "migrations",
            "dual");

    private final SqlReading reading;
    private final Schema schema;

    SqlStatements(SqlReading reading, Schema schema) {
        this.reading = reading;
        this.schema = schema;
    }

    void read(Statement statement) {
        read(statement, null);
    }

    private void read(Statement statement, @Nullable SqlScope outer) {
        if (statement instanceof Select select) {
            query(select, outer);
        } else if (statement instanceof Update update) {
            update(update, outer);
        } else if (statement instanceof Insert insert) {
            insert(insert, outer);
        } else if (statement instanceof Delete delete) {
            delete(delete, outer);
        } else if (statement instanceof ExplainStatement explain && explain.getStatement() != null) {
            read(explain.getStatement(), outer);
        }
    }

    /** @return what it looks like from outside */
    Source query(Select select, @Nullable SqlScope outer) {
        SqlScope scope = new SqlScope(outer);
        with(select.getWithItemsList(), scope);
        if (select instanceof PlainSelect plain) {
            return plain(plain, scope);
        }
        if (select instanceof ParenthesedSelect inside && inside.getSelect() != null) {
            return query(inside.getSelect(), scope);
        }
        if (select instanceof SetOperationList list) {
            List<Source> parts =
                    list.getSelects().stream().map(each -> query(each, scope)).toList();
            return parts.get(0);
        }
        if (select instanceof Values values) {
            expressions(values.getExpressions(), scope);
        }
        return Source.UNKNOWN;
    }

    private void with(@Nullable List<WithItem<?>> items, SqlScope scope) {
        for (WithItem<?> item : items == null ? List.<WithItem<?>>of() : items) {
            String name = SqlNames.of(item.getAliasName());
            // A recursive one names itself.
            scope.query(name, Source.UNKNOWN);
            ParenthesedStatement body = item.getParenthesedStatement();
            Source source = Source.UNKNOWN;
            if (body instanceof Select select) {
                source = query(select, scope);
            } else if (body != null) {
                read(body, scope);
            }
            boolean renamed =
                    item.getWithItemList() != null && !item.getWithItemList().isEmpty();
            scope.query(name, renamed ? Source.UNKNOWN : source);
        }
    }

    private Source plain(PlainSelect select, SqlScope scope) {
        from(select.getFromItem(), scope);
        joins(select.getJoins(), scope);
        List<SelectItem<?>> items = select.getSelectItems();
        items.forEach(item -> expression(item.getExpression(), scope));
        expression(select.getWhere(), scope);
        items.forEach(item -> output(item, scope));
        if (select.getDistinct() != null && select.getDistinct().getOnSelectItems() != null) {
            select.getDistinct().getOnSelectItems().forEach(item -> expression(item.getExpression(), scope));
        }
        if (select.getGroupBy() != null) {
            expressions(select.getGroupBy().getGroupByExpressionList(), scope);
        }
        expression(select.getHaving(), scope);
        order(select.getOrderByElements(), scope);
        return outside(items);
    }

    private static void output(SelectItem<?> item, SqlScope scope) {
        if (item.getAlias() != null) {
            scope.output(SqlNames.of(item.getAliasName()));
        } else if (item.getExpression() instanceof Function function) {
            scope.output(SqlNames.of(function.getName()));
        }
    }

    /** Open where a star stands in it, or something whose name PostgreSQL makes up. */
    private static Source outside(List<SelectItem<?>> items) {
        Set<String> columns = new HashSet<>();
        boolean open = false;
        for (SelectItem<?> item : items) {
            Expression expression = item.getExpression();
            if (item.getAlias() != null) {
                columns.add(SqlNames.of(item.getAliasName()));
            } else if (expression instanceof Column column) {
                columns.add(SqlNames.of(column));
            } else {
                open = true;
            }
        }
        return new Source("", columns, open);
    }

    private void order(@Nullable List<OrderByElement> elements, SqlScope scope) {
        if (elements != null) {
            elements.forEach(element -> expression(element.getExpression(), scope));
        }
    }

    private void from(@Nullable FromItem item, SqlScope scope) {
        if (item == null) {
            return;
        }
        String alias =
                item.getAlias() == null ? "" : SqlNames.of(item.getAlias().getName());
        boolean renamed = item.getAlias() != null && item.getAlias().getAliasColumns() != null;
        if (item instanceof Table table) {
            Source source = source(table, scope);
            scope.source(alias.isEmpty() ? SqlNames.of(table) : alias, renamed ? Source.UNKNOWN : source);
        } else if (item instanceof ParenthesedFromItem inside) {
            from(inside.getFromItem(), scope);
            joins(inside.getJoins(), scope);
        } else if (item instanceof Select select) {
            Source source = query(select, scope);
            scope.source(alias, renamed ? Source.UNKNOWN : source);
        } else {
            scope.source(alias, Source.UNKNOWN);
        }
    }

    private void joins(@Nullable List<Join> joins, SqlScope scope) {
        List<Join> all = joins == null ? List.of() : joins;
        all.forEach(join -> from(join.getFromItem(), scope));
        for (Join join : all) {
            join.getOnExpressions().forEach(on -> expression(on, scope));
            join.getUsingColumns().forEach(column -> reading.column(column, scope));
        }
    }

    private Source source(Table table, SqlScope scope) {
        String name = SqlNames.of(table);
        if (table.getSchemaName() == null && scope.query(name).isPresent()) {
            return scope.query(name).get();
        }
        String in = table.getSchemaName() == null ? "" : SqlNames.of(table.getSchemaName());
        if (name.startsWith("pg_")
                || in.startsWith("pg_")
                || in.equals("information_schema")
                || OF_TOOLS.contains(name)) {
            return Source.UNKNOWN;
        }
        SchemaTable known = schema.table(name).orElse(null);
        if (known == null) {
            reading.missingTable(name);
            return Source.UNKNOWN;
        }
        return new Source(name, known.columns(), known.isOpen());
    }

    private void update(Update update, @Nullable SqlScope outer) {
        SqlScope scope = new SqlScope(outer);
        with(update.getWithItemsList(), scope);
        Source target = target(update.getTable(), scope);
        joins(update.getStartJoins(), scope);
        from(update.getFromItem(), scope);
        joins(update.getJoins(), scope);
        sets(update.getUpdateSets(), target, scope);
        expression(update.getWhere(), scope);
        returning(update.getReturningClause(), scope);
    }

    private Source target(Table table, SqlScope scope) {
        from(table, scope);
        return source(table, new SqlScope(null));
    }

    private void sets(@Nullable List<UpdateSet> sets, Source target, SqlScope scope) {
        for (UpdateSet set : sets == null ? List.<UpdateSet>of() : sets) {
            for (int i = 0; i < set.getColumns().size(); i++) {
                reading.column(set.getColumn(i), target);
                if (i < set.getValues().size()) {
                    value(SqlNames.of(set.getColumn(i)), set.getValue(i), target);
                }
            }
            expressions(set.getValues(), scope);
        }
    }

    private void value(String column, Expression value, Source target) {
        List<String> literals = new ArrayList<>();
        if (AllowedValues.literals(value, literals)) {
            reading.given(column, literals, List.of(target));
        }
    }

    private void insert(Insert insert, @Nullable SqlScope outer) {
        SqlScope scope = new SqlScope(outer);
        with(insert.getWithItemsList(), scope);
        Source target = target(insert.getTable(), scope);
        ExpressionList<Column> columns = insert.getColumns();
        if (columns != null) {
            columns.forEach(column -> reading.column(column, target));
        }
        if (insert.getSelect() instanceof Values values && columns != null) {
            rows(columns, values.getExpressions(), target);
        } else if (insert.getSelect() != null) {
            // The target is not visible in the query that fills it.
            query(insert.getSelect(), scope.withoutSources());
        }
        if (insert.getConflictAction() != null) {
            sets(insert.getConflictAction().getUpdateSets(), target, scope);
        }
        returning(insert.getReturningClause(), scope);
    }

    private void rows(ExpressionList<Column> columns, ExpressionList<?> rows, Source target) {
        boolean several = !rows.isEmpty() && rows.stream().allMatch(ExpressionList.class::isInstance);
        List<ExpressionList<?>> each = new ArrayList<>();
        if (several) {
            rows.forEach(row -> each.add((ExpressionList<?>) row));
        } else {
            each.add(rows);
        }
        for (ExpressionList<?> row : each) {
            for (int i = 0; i < row.size() && i < columns.size(); i++) {
                value(SqlNames.of(columns.get(i)), row.get(i), target);
            }
        }
    }

    private void delete(Delete delete, @Nullable SqlScope outer) {
        SqlScope scope = new SqlScope(outer);
        with(delete.getWithItemsList(), scope);
        from(delete.getTable(), scope);
        if (delete.getUsingFromItemList() != null) {
            delete.getUsingFromItemList().forEach(item -> from(item, scope));
        }
        joins(delete.getJoins(), scope);
        expression(delete.getWhere(), scope);
        returning(delete.getReturningClause(), scope);
    }

    private void returning(@Nullable List<SelectItem<?>> items, SqlScope scope) {
        if (items != null) {
            items.forEach(item -> expression(item.getExpression(), scope));
        }
    }

    private void expressions(@Nullable Collection<?> expressions, SqlScope scope) {
        if (expressions != null) {
            expressions.stream()
                    .filter(Expression.class::isInstance)
                    .forEach(expression -> expression((Expression) expression, scope));
        }
    }

    private void expression(@Nullable Expression expression, SqlScope scope) {
        boolean star = expression instanceof AllColumns || expression instanceof AllTableColumns;
        if (expression != null && !star) {
            expression.accept(new SqlExpressions(this, reading, scope), null);
        }
    }
}
