package dev.pageturner.bot.rehearsal.monitoring;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** Evaluates an expression at one moment. */
final class Evaluator {
    private final Samples samples;
    private final long time;

    Evaluator(Samples samples, long time) {
        this.samples = samples;
        this.time = time;
    }

    Value evaluate(Expr expr) {
        if (expr instanceof Expr.Number number) {
            return new Value.Scalar(number.value());
        }
        if (expr instanceof Expr.Text text) {
            return new Value.Text(text.value());
        }
        if (expr instanceof Expr.Negate negate) {
            return arithmetic("*", false, new Value.Scalar(-1), evaluate(negate.of()), Expr.Matching.all());
        }
        if (expr instanceof Expr.Select select) {
            if (select.range().isPresent()) {
                throw new QueryError("invalid expression type \"range vector\" for instant query");
            }
            return new Value.Vector(samples.at(select.matchers(), time));
        }
        if (expr instanceof Expr.Aggregate aggregate) {
            return Aggregation.of(aggregate, this);
        }
        if (expr instanceof Expr.Call call) {
            return Functions.call(call, this);
        }
        Expr.Binary binary = (Expr.Binary) expr;
        return binary(binary);
    }

    Map<Map<String, String>, Double> vector(Expr expr) {
        if (evaluate(expr) instanceof Value.Vector vector) {
            return vector.samples();
        }
        throw new QueryError("expected an instant vector");
    }

    double scalar(Expr expr) {
        if (evaluate(expr) instanceof Value.Scalar scalar) {
            return scalar.value();
        }
        throw new QueryError("expected a scalar");
    }

    List<Samples.Points> range(Expr expr) {
        if (expr instanceof Expr.Select select && select.range().isPresent()) {
            return samples.range(select.matchers(), time - select.range().get().toMillis(), time);
        }
        throw new QueryError("expected type range vector in call to function");
    }

    long time() {
        return time;
    }

    private Value binary(Expr.Binary binary) {
        return switch (binary.operator()) {
            case "and", "or", "unless" -> set(binary);
            default ->
                arithmetic(
                        binary.operator(),
                        binary.bool(),
                        evaluate(binary.left()),
                        evaluate(binary.right()),
                        binary.matching());
        };
    }

    private Value set(Expr.Binary binary) {
        Map<Map<String, String>, Double> left = vector(binary.left());
        Map<Map<String, String>, Double> right = vector(binary.right());
        Map<Map<String, String>, Double> result = new LinkedHashMap<>();
        List<Map<String, String>> keys =
                right.keySet().stream().map(l -> key(l, binary.matching())).toList();
        left.forEach((labels, value) -> {
            boolean partner = keys.contains(key(labels, binary.matching()));
            if (binary.operator().equals("or") || partner == binary.operator().equals("and")) {
                result.put(labels, value);
            }
        });
        if (binary.operator().equals("or")) {
            List<Map<String, String>> present =
                    left.keySet().stream().map(l -> key(l, binary.matching())).toList();
            right.forEach((labels, value) -> {
                if (!present.contains(key(labels, binary.matching()))) {
                    result.put(labels, value);
                }
            });
        }
        return new Value.Vector(result);
    }

    private static Map<String, String> key(Map<String, String> labels, Expr.Matching matching) {
        Map<String, String> key = new HashMap<>(labels);
        key.remove("__name__");
        if (matching.on()) {
            key.keySet().retainAll(matching.labels());
        } else {
            key.keySet().removeAll(matching.labels());
        }
        return key;
    }

    private static Value arithmetic(String operator, boolean bool, Value left, Value right, Expr.Matching matching) {
        DoubleBinaryOperator apply = operator(operator);
        boolean compares = "== != > < >= <=".contains(operator);
        if (left instanceof Value.Scalar l && right instanceof Value.Scalar r) {
            return new Value.Scalar(apply.applyAsDouble(l.value(), r.value()));
        }
        Map<Map<String, String>, Double> result = new LinkedHashMap<>();
        if (left instanceof Value.Vector l && right instanceof Value.Scalar r) {
            l.samples().forEach((labels, v) -> put(result, labels, v, v, r.value(), apply, compares, bool));
        } else if (left instanceof Value.Scalar l && right instanceof Value.Vector r) {
            r.samples().forEach((labels, v) -> put(result, labels, v, l.value(), v, apply, compares, bool));
        } else if (left instanceof Value.Vector l && right instanceof Value.Vector r) {
            Map<Map<String, String>, Double> partners = new HashMap<>();
            r.samples().forEach((labels, v) -> partners.put(key(labels, matching), v));
            l.samples().forEach((labels, v) -> {
                Double partner = partners.get(key(labels, matching));
                if (partner != null) {
                    Map<String, String> kept = matching.on() && !compares ? key(labels, matching) : labels;
                    put(result, kept, v, v, partner, apply, compares, bool);
                }
            });
        } else {
            throw new QueryError("a string cannot be an operand of " + operator);
        }
        return new Value.Vector(result);
    }

    private static void put(
            Map<Map<String, String>, Double> result,
            Map<String, String> labels,
            double kept,
            double left,
            double right,
            DoubleBinaryOperator apply,
            boolean compares,
            boolean bool) {
        double value = apply.applyAsDouble(left, right);
        if (compares && !bool) {
            if (value != 0) {
                result.put(labels, kept);
            }
        } else {
            result.put(withoutName(labels), value);
        }
    }

    static Map<String, String> withoutName(Map<String, String> labels) {
        Map<String, String> plain = new HashMap<>(labels);
        plain.remove("__name__");
        return plain;
    }

    private static DoubleBinaryOperator operator(String operator) {
        return switch (operator) {
            case "+" -> Double::sum;
            case "-" -> (l, r) -> l - r;
            case "*" -> (l, r) -> l * r;
            case "/" -> (l, r) -> l / r;
            case "%" -> (l, r) -> l % r;
            case "^" -> Math::pow;
            case "==" -> (l, r) -> l == r ? 1 : 0;
            case "!=" -> (l, r) -> l != r ? 1 : 0;
            case ">" -> (l, r) -> l > r ? 1 : 0;
            case "<" -> (l, r) -> l < r ? 1 : 0;
            case ">=" -> (l, r) -> l >= r ? 1 : 0;
            default -> (l, r) -> l <= r ? 1 : 0;
        };
    }
}
