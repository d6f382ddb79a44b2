package dev.pageturner.commands.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * kubectl's JSONPath templates, as far as people write them: text, {@code {.a.b[0]['c']}}, {@code [*]}, slices, filters with one
 * comparison, {@code ..name}, quoted text and {@code {range ...}{end}}. What is not understood is refused, never guessed.
 */
public final class JsonPath {
    private sealed interface Part {}

    private record Text(String text) implements Part {}

    private record Path(List<Step> steps) implements Part {}

    private record Range(List<Step> over, List<Part> body) implements Part {}

    private sealed interface Step {}

    private record Field(String name) implements Step {}

    private record Everything() implements Step {}

    private record Descend(String name) implements Step {}

    private record Slice(Integer from, Integer to) implements Step {}

    private record Filter(List<Step> left, String operator, String right) implements Step {}

    /** The sentence says what is not understood. */
    public static final class SyntaxException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        SyntaxException(String sentence) {
            super(sentence);
        }
    }

    private final List<Part> parts;

    private JsonPath(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * A template; one without braces is a path.
     *
     * @throws SyntaxException when it is not understood
     */
    public static JsonPath template(String template) {
        String braced = template.indexOf('{') < 0 ? "{" + rooted(template) + "}" : template;
        return new JsonPath(new Parser(braced).parts(false));
    }

    /** A single path such as {@code .metadata.name}, as custom columns and {@code --sort-by} take it. */
    public static JsonPath path(String path) {
        String bare = path.startsWith("{") && path.endsWith("}") ? path.substring(1, path.length() - 1) : path;
        return new JsonPath(List.of(new Path(new Parser(rooted(bare)).steps())));
    }

    private static String rooted(String path) {
        return path.startsWith(".") || path.startsWith("$") || path.startsWith("[") || path.startsWith("@")
                ? path
                : "." + path;
    }

    public String print(JsonNode root) {
        StringBuilder out = new StringBuilder();
        print(parts, root, out);
        return out.toString();
    }

    /** Everything that the paths of the template lead to. */
    public List<JsonNode> values(JsonNode root) {
        List<JsonNode> values = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Path path) {
                values.addAll(walk(path.steps(), root));
            }
        }
        return values;
    }

    public static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static void print(List<Part> parts, JsonNode at, StringBuilder out) {
        for (Part part : parts) {
            if (part instanceof Text text) {
                out.append(text.text());
            } else if (part instanceof Path path) {
                out.append(String.join(
                        " ", walk(path.steps(), at).stream().map(JsonPath::text).toList()));
            } else if (part instanceof Range range) {
                walk(range.over(), at).forEach(element -> print(range.body(), element, out));
            }
        }
    }

    private static List<JsonNode> walk(List<Step> steps, JsonNode from) {
        List<JsonNode> now = List.of(from);
        for (Step step : steps) {
            List<JsonNode> next = new ArrayList<>();
            now.forEach(node -> take(step, node, next));
            now = next;
        }
        return now;
    }

    private static void take(Step step, JsonNode node, List<JsonNode> next) {
        if (step instanceof Field field) {
            if (node.has(field.name())) {
                next.add(node.get(field.name()));
            }
        } else if (step instanceof Everything) {
            node.forEach(next::add);
        } else if (step instanceof Descend descend) {
            next.addAll(node.findValues(descend.name()));
        } else if (step instanceof Slice slice) {
            for (int i = index(slice.from(), node.size()); i < index(slice.to(), node.size()); i++) {
                if (node.isArray() && i >= 0 && i < node.size()) {
                    next.add(node.get(i));
                }
            }
        } else if (step instanceof Filter filter) {
            node.forEach(element -> {
                if (matches(filter, element)) {
                    next.add(element);
                }
            });
        }
    }

    private static int index(int said, int size) {
        return said < 0 ? size + said : Math.min(said, size);
    }

    private static boolean matches(Filter filter, JsonNode element) {
        List<JsonNode> found = walk(filter.left(), element);
        if (filter.operator().isEmpty()) {
            return !found.isEmpty();
        }
        if (found.isEmpty()) {
            return false;
        }
        int order = compare(found.get(0), filter.right());
        return switch (filter.operator()) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static int compare(JsonNode left, String right) {
        if (left.isNumber()) {
            try {
                return Double.compare(left.asDouble(), Double.parseDouble(right));
            } catch (NumberFormatException e) {
                return left.asText().compareTo(right);
            }
        }
        return left.asText().compareTo(right);
    }

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        List<Part> parts(boolean inRange) {
            List<Part> parts = new ArrayList<>();
            while (at < text.length()) {
                int brace = text.indexOf('{', at);
                String before = text.substring(at, brace < 0 ? text.length() : brace);
                if (!before.isEmpty()) {
                    parts.add(new Text(before));
                }
                if (brace < 0) {
                    at = text.length();
                    break;
                }
                at = brace + 1;
                String inside = inside();
                if (inside.equals("end")) {
                    if (!inRange) {
                        throw new SyntaxException("{end} without a {range}");
                    }
                    return parts;
                }
                parts.add(part(inside));
            }
            if (inRange) {
                throw new SyntaxException("{range} without its {end}");
            }
            return parts;
        }

        private Part part(String inside) {
            if (inside.startsWith("range ")) {
                List<Step> over = new Parser(rooted(inside.substring(6).strip())).steps();
                return new Range(over, parts(true));
            }
            if (inside.startsWith("\"") || inside.startsWith("'")) {
                return new Text(unquoted(inside));
            }
            return new Path(new Parser(rooted(inside)).steps());
        }

        /** Up to the closing brace, which may stand in quotes before. */
        private String inside() {
            int start = at;
            char quote = 0;
            for (; at < text.length(); at++) {
                char c = text.charAt(at);
                if (quote != 0) {
                    if (c == '\\') {
                        at++;
                    } else if (c == quote) {
                        quote = 0;
                    }
                } else if (c == '"' || c == '\'') {
                    quote = c;
                } else if (c == '}') {
                    return text.substring(start, at++).strip();
                }
            }
            throw new SyntaxException("unclosed { in \"" + text + "\"");
        }

        private static String unquoted(String quoted) {
            char quote = quoted.charAt(0);
            if (quoted.length() < 2 || quoted.charAt(quoted.length() - 1) != quote) {
                throw new SyntaxException("unterminated text " + quoted);
            }
            return quoted.substring(1, quoted.length() - 1)
                    .replace("\\n", "\n")
                    .replace("\\t", "\t")
                    .replace("\\r", "\r")
                    .replace("\\\"", "\"")
                    .replace("\\'", "'");
        }

        List<Step> steps() {
            List<Step> steps = new ArrayList<>();
            if (at < text.length() && (text.charAt(at) == '$' || text.charAt(at) == '@')) {
                at++;
            }
            while (at < text.length()) {
                if (text.startsWith("..", at)) {
                    at += 2;
                    steps.add(new Descend(name()));
                } else if (text.charAt(at) == '.') {
                    at++;
                    if (at == text.length()) {
                        break;
                    }
                    if (text.charAt(at) == '*') {
                        at++;
                        steps.add(new Everything());
                    } else if (text.charAt(at) != '[') {
                        steps.add(new Field(name()));
                    }
                } else if (text.charAt(at) == '[') {
                    steps.add(bracket());
                } else {
                    throw new SyntaxException("\"" + text.substring(at) + "\" is not understood in \"" + text + "\"");
                }
            }
            return steps;
        }

        private String name() {
            StringBuilder name = new StringBuilder();
            while (at < text.length() && ".[ ".indexOf(text.charAt(at)) < 0) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                name.append(text.charAt(at++));
            }
            if (name.isEmpty()) {
                throw new SyntaxException("a name is missing in \"" + text + "\"");
            }
            return name.toString();
        }

        private Step bracket() {
            int close = closing();
            String inside = text.substring(at + 1, close).strip();
            at = close + 1;
            if (inside.equals("*")) {
                return new Everything();
            }
            if (inside.startsWith("?(") && inside.endsWith(")")) {
                return filter(inside.substring(2, inside.length() - 1).strip());
            }
            if (inside.startsWith("'") || inside.startsWith("\"")) {
                return new Field(unquoted(inside));
            }
            return slice(inside);
        }

        private int closing() {
            char quote = 0;
            int depth = 0;
            for (int i = at; i < text.length(); i++) {
                char c = text.charAt(i);
                if (quote != 0) {
                    quote = c == quote ? 0 : quote;
                } else if (c == '"' || c == '\'') {
                    quote = c;
                } else if (c == '[') {
                    depth++;
                } else if (c == ']' && --depth == 0) {
                    return i;
                }
            }
            throw new SyntaxException("unclosed [ in \"" + text + "\"");
        }

        private static Step slice(String inside) {
            try {
                int colon = inside.indexOf(':');
                if (colon < 0) {
                    int index = Integer.parseInt(inside);
                    return new Slice(index, index == -1 ? Integer.MAX_VALUE : index + 1);
                }
                String from = inside.substring(0, colon).strip();
                String to = inside.substring(colon + 1).strip();
                return new Slice(
                        from.isEmpty() ? 0 : Integer.parseInt(from),
                        to.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(to));
            } catch (NumberFormatException e) {
                throw new SyntaxException("[" + inside + "] is not understood");
            }
        }

        private static Step filter(String condition) {
            for (String operator : List.of("==", "!=", "<=", ">=", "<", ">")) {
                int found = condition.indexOf(operator);
                if (found > 0) {
                    String right =
                            condition.substring(found + operator.length()).strip();
                    boolean quoted = right.startsWith("\"") || right.startsWith("'");
                    return new Filter(
                            new Parser(condition.substring(0, found).strip()).steps(),
                            operator,
                            quoted ? unquoted(right) : right);
                }
            }
            return new Filter(new Parser(condition).steps(), "", "");
        }
    }
}
