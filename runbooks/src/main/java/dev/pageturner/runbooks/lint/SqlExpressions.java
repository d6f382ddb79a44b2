package dev.pageturner.runbooks.lint;

import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** The columns and comparisons of one expression; the queries in it have a scope of their own. */
final class SqlExpressions extends ExpressionVisitorAdapter<@Nullable Void> {
    private final SqlStatements statements;
    private final SqlReading reading;
    private final SqlScope scope;

    SqlExpressions(SqlStatements statements, SqlReading reading, SqlScope scope) {
        this.statements = statements;
        this.reading = reading;
        this.scope = scope;
    }

    @Override
    public <S> @Nullable Void visit(Column column, S context) {
        reading.column(column, scope);
        return null;
    }

    @Override
    public <S> @Nullable Void visit(ParenthesedSelect select, S context) {
        statements.query(select, scope);
        return null;
    }

    @Override
    public <S> @Nullable Void visit(Select select, S context) {
        statements.query(select, scope);
        return null;
    }

    @Override
    public <S> @Nullable Void visit(EqualsTo equal, S context) {
        reading.compared(equal.getLeftExpression(), equal.getRightExpression(), scope);
        reading.compared(equal.getRightExpression(), equal.getLeftExpression(), scope);
        return super.visit(equal, context);
    }

    @Override
    public <S> @Nullable Void visit(NotEqualsTo unequal, S context) {
        reading.compared(unequal.getLeftExpression(), unequal.getRightExpression(), scope);
        return super.visit(unequal, context);
    }

    @Override
    public <S> @Nullable Void visit(InExpression in, S context) {
        reading.compared(in.getLeftExpression(), in.getRightExpression(), scope);
        return super.visit(in, context);
    }
}
