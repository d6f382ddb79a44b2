package dev.pageturner.runbooks.filters;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.jspecify.annotations.Nullable;

/** jq, by jackson-jq, without what looks outside its input and without what may never end. */
final class Jq implements Filter {
    private static final int SECONDS = 5;
    private static final int MAX_RESULTS = 100_000;
    /** Environment, files and modules are not the input; loops may never end. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "(?<![.\\w\"])(?:env|\\$ENV|input|inputs|input_filename|debug|stderr|include|import|def|repeat|while|until|range"
                    + "|limit|foreach|label|getpath|now|localtime|strflocaltime|recurse_down|combinations|halt|halt_error"
                    + "|\\$__loc__|\\$__prog_args|modulemeta|get_search_list)(?!\\w|\\s*:)");

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final JsonQuery query;
    private final Map<String, JsonNode> variables;
    private final JqPrinter printer;
    private final boolean slurp;
    private final boolean none;

    /** Made when a program first runs: reading runbooks only compiles them, and these take a quarter of a second. */
    private static final class Builtins {
        static final Scope SCOPE = scope();

        private static Scope scope() {
            Scope scope = Scope.newEmptyScope();
            BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_6, scope);
            return scope;
        }
    }

    private Jq(JsonQuery query, Map<String, JsonNode> variables, JqPrinter printer, boolean slurp, boolean none) {
        this.query = query;
        this.variables = Map.copyOf(variables);
        this.printer = printer;
        this.slurp = slurp;
        this.none = none;
    }

    static Jq of(List<String> arguments) {
        Map<String, JsonNode> variables = new LinkedHashMap<>();
        Options options = new Options(
                        "jq",
                        "rcsnSjeMC",
                        "",
                        Map.of(
                                "raw-output",
                                'r',
                                "compact-output",
                                'c',
                                "slurp",
                                's',
                                "null-input",
                                'n',
                                "sort-keys",
                                'S',
                                "join-output",
                                'j',
                                "exit-status",
                                'e',
                                "monochrome-output",
                                'M',
                                "color-output",
                                'C'))
                .read(withoutVariables(arguments, variables));
        if (options.operands().size() > 1) {
            throw new FilterException(
                    "`jq` reads the file `" + options.operands().get(1) + "` here");
        }
        String program = options.operands().isEmpty() ? "." : options.operands().get(0);
        java.util.regex.Matcher forbidden = FORBIDDEN.matcher(withoutStrings(program));
        if (forbidden.find()) {
            throw new FilterException("`" + forbidden.group() + "` of `jq` is not allowed in a button");
        }
        JqPrinter printer = new JqPrinter(
                options.has('r') || options.has('j'),
                options.has('c') || options.has('j'),
                options.has('S'),
                options.has('j'));
        return new Jq(compiled(program), variables, printer, options.has('s'), options.has('n'));
    }

    /** {@code --arg NAME TEXT} gives the program a variable. */
    private static List<String> withoutVariables(List<String> arguments, Map<String, JsonNode> variables) {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals("--arg") && i + 2 < arguments.size()) {
                variables.put(arguments.get(i + 1), JsonNodeFactory.instance.textNode(arguments.get(i + 2)));
                i += 2;
            } else {
                others.add(arguments.get(i));
            }
        }
        return others;
    }

    /** A word inside a string is no function, unless it is interpolated: then the string stays. */
    private static String withoutStrings(String program) {
        return program.replaceAll("\"(?:[^\"\\\\]|\\\\[^(])*+\"", "\"\"");
    }

    private static JsonQuery compiled(String program) {
        try {
            return JsonQuery.compile(program, Versions.JQ_1_6);
        } catch (JsonQueryException | RuntimeException e) {
            throw new FilterException("the `jq` program cannot be read");
        }
    }

    @Override
    public String apply(String text) {
        FutureTask<String> task = new FutureTask<>(() -> printed(text));
        Thread thread = new Thread(task, "jq");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new FilterException("the `jq` program takes too long on this text");
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new FilterException("the `jq` program was stopped");
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static FilterException failure(@Nullable Throwable cause) {
        if (cause instanceof FilterException filter) {
            return filter;
        }
        // An error of the program counts for Jackson as one of the text.
        if (cause instanceof JsonProcessingException && !(cause instanceof JsonQueryException)) {
            return new FilterException("`jq` was given a text that is not JSON");
        }
        return new FilterException("`jq` failed: " + (cause == null ? "" : cause.getMessage()));
    }

    private String printed(String text) throws IOException {
        StringBuilder out = new StringBuilder();
        Scope scope = Scope.newChildScope(Builtins.SCOPE);
        variables.forEach(scope::setValue);
        int[] results = {0};
        for (JsonNode input : inputs(text)) {
            query.apply(scope, input, result -> {
                if (++results[0] > MAX_RESULTS) {
                    throw new FilterException("the `jq` program prints too much");
                }
                printer.print(result, out);
            });
        }
        return out.toString();
    }

    private List<JsonNode> inputs(String text) throws IOException {
        if (none) {
            return List.of(JsonNodeFactory.instance.nullNode());
        }
        List<JsonNode> inputs = new ArrayList<>();
        // One value after the other; an array at the top is one, which readValues() would take apart.
        try (JsonParser parser = JSON.createParser(text)) {
            while (parser.nextToken() != null) {
                inputs.add(JSON.readTree(parser));
            }
        }
        return slurp ? List.of(JsonNodeFactory.instance.arrayNode().addAll(inputs)) : inputs;
    }
}
