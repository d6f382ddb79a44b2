package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.steps.SqlTokens.Kind;
import dev.pageturner.runbooks.steps.SqlTokens.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts values into a statement as literals: a value stays a value, whatever it contains. */
public final class SqlFiller {
    private static final Set<String> BEFORE_NAMES = Set.of("from", "join", "into", "update", "table", "only");
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(\\.\\d{1,9})?");

    private SqlFiller() {}

    /**
     * @param values by the spelling of their blank
     * @return empty when a value would change what the statement is
     */
    public static Optional<String> fill(String statement, Map<String, String> values) {
        List<Token> tokens = SqlTokens.of(statement);
        StringBuilder filled = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String written = statement.substring(token.start(), token.end());
            String instead = replaced(written, token, i == 0 ? null : tokens.get(i - 1), values);
            if (instead == null) {
                return Optional.empty();
            }
            filled.append(statement, copied, token.start()).append(instead);
            copied = token.end();
        }
        String result = filled.append(statement.substring(copied)).toString();
        return sameShape(statement, tokens.size(), result) ? Optional.of(result) : Optional.empty();
    }

    private static boolean sameShape(String before, int tokens, String after) {
        SqlNature.Kind nature = SqlNature.of(before).kind();
        return SqlTokens.of(after).size() == tokens && SqlNature.of(after).kind() == nature;
    }

    /** @return null when the value cannot stand there */
    private static @Nullable String replaced(
            String written, Token token, @Nullable Token before, Map<String, String> values) {
        if (token.kind() == Kind.LITERAL && written.startsWith("'")) {
            return inside(written, values, isPrefixed(token, before));
        }
        String value = values.get(written);
        if (value != null) {
            return bare(value, before);
        }
        boolean mentioned = values.keySet().stream().anyMatch(written::contains);
        return mentioned ? null : written;
    }

    /** {@code E'...'} and {@code U&'...'} read more out of a string than it says. */
    private static boolean isPrefixed(Token token, @Nullable Token before) {
        return before != null && before.end() == token.start() && (before.kind() != Kind.OTHER || before.is("&"));
    }

    private static @Nullable String inside(String literal, Map<String, String> values, boolean escapes) {
        String filled = literal;
        for (Map.Entry<String, String> entry : longestFirst(values)) {
            if (filled.contains(entry.getKey())) {
                if (escapes || entry.getValue().indexOf('\\') >= 0) {
                    return null;
                }
                filled = filled.replace(entry.getKey(), entry.getValue().replace("'", "''"));
            }
        }
        return filled;
    }

    private static List<Map.Entry<String, String>> longestFirst(Map<String, String> values) {
        return values.entrySet().stream()
                .sorted((left, right) -> right.getKey().length() - left.getKey().length())
                .toList();
    }

    /** True when what follows names a table, and a value there may be nothing but a name. */
    static boolean takesName(@Nullable Token before) {
        return before != null && before.kind() == Kind.WORD && BEFORE_NAMES.contains(before.text());
    }

    private static @Nullable String bare(String value, @Nullable Token before) {
        if (takesName(before)) {
            return NAME.matcher(value).matches() ? value : null;
        }
        if (NUMBER.matcher(value).matches()) {
            return value;
        }
        return value.indexOf('\\') >= 0 ? null : "'" + value.replace("'", "''") + "'";
    }
}
