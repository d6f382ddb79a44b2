package dev.pageturner.runbooks.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/** A column and all that it may hold, where a CHECK constraint lists it. */
record AllowedValues(String column, Set<String> values) {
    AllowedValues {
        values = Set.copyOf(values);
    }

    AllowedValues renamed(String from, String to) {
        return column.equals(from) ? new AllowedValues(to, values) : this;
    }

    /** Of a whole CHECK: each part of a conjunction says something of its own. Nothing of what is no list of values. */
    static List<AllowedValues> of(Expression check) {
        Expression plain = plain(check);
        if (plain instanceof AndExpression and) {
            List<AllowedValues> both = new ArrayList<>(of(and.getLeftExpression()));
            both.addAll(of(and.getRightExpression()));
            return both;
        }
        return one(plain).stream().toList();
    }

    private static Optional<AllowedValues> one(Expression expression) {
        Expression plain = plain(expression);
        if (plain instanceof OrExpression or) {
            return either(or);
        }
        if (plain instanceof InExpression in && !in.isNot()) {
            return listed(in.getLeftExpression(), in.getRightExpression());
        }
        return plain instanceof EqualsTo equals
                ? listed(equals.getLeftExpression(), equals.getRightExpression())
                : Optional.empty();
    }

    /** {@code a = 'x' OR a = 'y'}, and {@code OR a IS NULL}, which allows no value more. */
    private static Optional<AllowedValues> either(OrExpression or) {
        if (isNull(or.getRightExpression())) {
            return one(or.getLeftExpression()).filter(each -> isNull(or.getRightExpression(), each.column()));
        }
        if (isNull(or.getLeftExpression())) {
            return one(or.getRightExpression()).filter(each -> isNull(or.getLeftExpression(), each.column()));
        }
        Optional<AllowedValues> left = one(or.getLeftExpression());
        Optional<AllowedValues> right = one(or.getRightExpression());
        if (left.isEmpty()
                || right.isEmpty()
                || !left.get().column().equals(right.get().column())) {
            return Optional.empty();
        }
        Set<String> values = new TreeSet<>(left.get().values());
        values.addAll(right.get().values());
        return Optional.of(new AllowedValues(left.get().column(), values));
    }

    private static boolean isNull(Expression expression) {
        return plain(expression) instanceof IsNullExpression;
    }

    private static boolean isNull(Expression expression, String column) {
        return plain(expression) instanceof IsNullExpression test
                && !test.isNot()
                && plain(test.getLeftExpression()) instanceof Column tested
                && SqlNames.of(tested).equals(column);
    }

    private static Optional<AllowedValues> listed(Expression left, Expression right) {
        Set<String> values = new TreeSet<>();
        return plain(left) instanceof Column column && literals(right, values)
                ? Optional.of(new AllowedValues(SqlNames.of(column), values))
                : Optional.empty();
    }

    /** Collects a literal, or a list, array or {@code ANY} of them. @return false when there is anything else among them */
    static boolean literals(Expression expression, Collection<String> into) {
        Expression plain = plain(expression);
        if (plain instanceof StringValue text && text.getPrefix() == null) {
            into.add(text.getNotExcapedValue());
            return true;
        }
        if (plain instanceof LongValue number) {
            into.add(number.getStringValue());
            return true;
        }
        if (plain instanceof Function any) {
            return any.getName().equalsIgnoreCase("any")
                    && any.getParameters() != null
                    && any.getParameters().size() == 1
                    && plain(any.getParameters().get(0)) instanceof ArrayConstructor array
                    && literals(array, into);
        }
        List<? extends Expression> parts = plain instanceof ArrayConstructor array
                ? array.getExpressions()
                : plain instanceof ExpressionList<?> list ? list : List.of();
        return !parts.isEmpty() && parts.stream().allMatch(part -> literals(part, into));
    }

    /** Without casts and parentheses around it. */
    static Expression plain(Expression expression) {
        if (expression instanceof CastExpression cast) {
            return plain(cast.getLeftExpression());
        }
        return expression instanceof ParenthesedExpressionList<?> list && list.size() == 1
                ? plain(list.get(0))
                : expression;
    }
}
