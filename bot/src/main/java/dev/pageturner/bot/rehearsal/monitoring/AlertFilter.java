package dev.pageturner.bot.rehearsal.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.eclipse.jetty.util.Fields;

/**
 * What of the alerts or silences is asked for, as Alertmanager's API has it.
 *
 * @param receiver a regular expression; empty for any
 */
record AlertFilter(List<Expr.Matcher> matchers, boolean active, boolean silenced, String receiver) {
    private static final Pattern MATCHER =
            Pattern.compile("(?s)\\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(=~|!~|!=|=)\\s*(.*?)\\s*");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\\"n])");

    AlertFilter {
        matchers = List.copyOf(matchers);
    }

    static AlertFilter of(Fields fields) {
        List<Expr.Matcher> matchers = new ArrayList<>();
        Fields.Field filters = fields.get("filter");
        for (String filter : filters == null ? List.<String>of() : filters.getValues()) {
            matchers.add(matcher(filter));
        }
        String receiver = text(fields, "receiver");
        checked(receiver);
        return new AlertFilter(matchers, isOn(fields, "active"), isOn(fields, "silenced"), receiver);
    }

    private static boolean isOn(Fields fields, String name) {
        return !text(fields, name).equals("false");
    }

    private static String text(Fields fields, String name) {
        return Objects.requireNonNullElse(fields.getValue(name), "");
    }

    private static Expr.Matcher matcher(String filter) {
        Matcher parts = MATCHER.matcher(filter);
        if (!parts.matches()) {
            throw new QueryError("bad matcher format: " + filter);
        }
        String value = parts.group(3);
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        String plain = ESCAPED.matcher(quoted ? value.substring(1, value.length() - 1) : value)
                .replaceAll(escape -> Matcher.quoteReplacement(escape.group(1).equals("n") ? "\n" : escape.group(1)));
        if (parts.group(2).contains("~")) {
            checked(plain);
        }
        return new Expr.Matcher(parts.group(1), parts.group(2), plain);
    }

    private static void checked(String expression) {
        try {
            Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new QueryError("error parsing regexp: " + e.getDescription() + ": `" + expression + "`");
        }
    }

    boolean takes(Alert alert, boolean muted, String receiverOfAll) {
        return (muted ? silenced : active)
                && (receiver.isEmpty() || receiverOfAll.matches(receiver))
                && matchers.stream()
                        .allMatch(matcher -> matcher.test(alert.labels().getOrDefault(matcher.label(), "")));
    }

    /** A silence stands for the values that it names. */
    boolean takes(JsonNode silence) {
        Map<String, String> named = new HashMap<>();
        silence.path("matchers").forEach(one -> named.put(Json.text(one, "name"), Json.text(one, "value")));
        return matchers.stream().allMatch(matcher -> matcher.test(named.getOrDefault(matcher.label(), "")));
    }
}
