package dev.pageturner.runbooks.filters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** awk that prints columns of chosen lines. */
final class Awk implements Filter {
    private static final long BUDGET = 60_000_000;
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\n]+");
    /** What ends a line on other systems is no blank to awk. */
    private static final Pattern OUTER_BLANKS = Pattern.compile("^[ \\t\\n]+|[ \\t\\n]+\\z");

    private static final Pattern LEADING = Pattern.compile("\\s*[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern NUMBER = Pattern.compile("\\s*[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?\\s*");

    private final List<AwkProgram.Rule> rules;
    private final Pattern separator;
    private final Map<String, Pattern> patterns = new HashMap<>();

    private Awk(List<AwkProgram.Rule> rules, Pattern separator) {
        this.rules = rules;
        this.separator = separator;
    }

    static Awk of(List<String> arguments) {
        Options options = new Options("awk", "", "F", Map.of("field-separator", 'F')).read(arguments);
        if (options.operands().size() != 1) {
            throw new FilterException("`awk` needs its program, and no file");
        }
        String separator = options.value('F', " ");
        return new Awk(new AwkParser(options.operands().get(0)).rules(), separator(separator));
    }

    private static Pattern separator(String text) {
        if (text.equals(" ")) {
            return BLANKS;
        }
        if (text.equals("\\t") || text.equals("t")) {
            return Pattern.compile("\t");
        }
        return text.length() == 1 ? Pattern.compile(Pattern.quote(text)) : PosixRegex.compile(text, true, false);
    }

    /** @param fields the whole line first */
    private record Row(List<String> fields, int number, BoundedText.Budget budget) {}

    @Override
    public String apply(String text) {
        StringBuilder out = new StringBuilder();
        BoundedText.Budget budget = new BoundedText.Budget(BUDGET);
        int number = 0;
        for (String line : Lines.of(text)) {
            Row row = new Row(fields(line, budget), ++number, budget);
            for (AwkProgram.Rule rule : rules) {
                if (truth(rule.condition(), row)) {
                    out.append(printed(rule, row)).append('\n');
                }
            }
        }
        return out.toString();
    }

    private List<String> fields(String line, BoundedText.Budget budget) {
        List<String> fields = new ArrayList<>();
        fields.add(line);
        String body = separator == BLANKS ? OUTER_BLANKS.matcher(line).replaceAll("") : line;
        if (!body.isEmpty()) {
            fields.addAll(List.of(separator.split(new BoundedText(body, budget), -1)));
        }
        return fields;
    }

    private String printed(AwkProgram.Rule rule, Row row) {
        if (rule.items().isEmpty()) {
            return row.fields().get(0);
        }
        return rule.items().stream()
                .map(parts -> parts.stream().map(part -> text(part, row)).collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }

    private boolean truth(AwkProgram program, Row row) {
        if (program instanceof AwkProgram.Always) {
            return true;
        }
        if (program instanceof AwkProgram.Regex regex) {
            return matches(regex.source(), row.fields().get(0), row);
        }
        if (program instanceof AwkProgram.Not not) {
            return !truth(not.inner(), row);
        }
        if (program instanceof AwkProgram.Binary binary && !"+-*%".contains(binary.operator())) {
            return truth(binary, row);
        }
        String text = text(program, row);
        return isNumeric(program, text) ? number(text) != 0 : !text.isEmpty();
    }

    private boolean truth(AwkProgram.Binary binary, Row row) {
        return switch (binary.operator()) {
            case "&&" -> truth(binary.left(), row) && truth(binary.right(), row);
            case "||" -> truth(binary.left(), row) || truth(binary.right(), row);
            case "~" -> matches(regex(binary.right(), row), text(binary.left(), row), row);
            case "!~" -> !matches(regex(binary.right(), row), text(binary.left(), row), row);
            default -> compared(binary, row);
        };
    }

    private String regex(AwkProgram program, Row row) {
        return program instanceof AwkProgram.Regex regex ? regex.source() : text(program, row);
    }

    private boolean matches(String regex, String text, Row row) {
        Pattern pattern = patterns.computeIfAbsent(regex, source -> PosixRegex.compile(source, true, false));
        try {
            return pattern.matcher(new BoundedText(text, row.budget())).find();
        } catch (StackOverflowError e) {
            throw new FilterException("the pattern takes too much memory on this text; write a simpler one");
        }
    }

    private boolean compared(AwkProgram.Binary binary, Row row) {
        String left = text(binary.left(), row);
        String right = text(binary.right(), row);
        boolean numbers = isNumeric(binary.left(), left) && isNumeric(binary.right(), right);
        int order = numbers ? Double.compare(number(left), number(right)) : left.compareTo(right);
        return switch (binary.operator()) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case ">" -> order > 0;
            case "<=" -> order <= 0;
            default -> order >= 0;
        };
    }

    /** A constant string never is a number; a field is one when it looks like one. */
    private static boolean isNumeric(AwkProgram program, String text) {
        if (program instanceof AwkProgram.Constant constant) {
            return constant.numeric();
        }
        return !(program instanceof AwkProgram.Field) || NUMBER.matcher(text).matches();
    }

    private static double number(String text) {
        Matcher leading = LEADING.matcher(text);
        return leading.lookingAt() ? Double.parseDouble(leading.group().strip()) : 0;
    }

    private String text(AwkProgram program, Row row) {
        if (program instanceof AwkProgram.Constant constant) {
            return constant.text();
        }
        if (program instanceof AwkProgram.Variable variable) {
            return String.valueOf(
                    variable.name().equals("NR") ? row.number() : row.fields().size() - 1);
        }
        if (program instanceof AwkProgram.Field field) {
            int index = (int) number(text(field.index(), row));
            return index >= 0 && index < row.fields().size() ? row.fields().get(index) : "";
        }
        if (program instanceof AwkProgram.Binary binary && "+-*%".contains(binary.operator())) {
            return arithmetic(binary, row);
        }
        return truth(program, row) ? "1" : "0";
    }

    private String arithmetic(AwkProgram.Binary binary, Row row) {
        double left = number(text(binary.left(), row));
        double right = number(text(binary.right(), row));
        double result =
                switch (binary.operator()) {
                    case "+" -> left + right;
                    case "-" -> left - right;
                    case "*" -> left * right;
                    default -> left % right;
                };
        return result == Math.rint(result) && Math.abs(result) < 1e15
                ? String.valueOf((long) result)
                : java.math.BigDecimal.valueOf(result)
                        .round(new java.math.MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
