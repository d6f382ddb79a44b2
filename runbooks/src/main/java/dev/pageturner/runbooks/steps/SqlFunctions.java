package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.steps.SqlTokens.Kind;
import dev.pageturner.runbooks.steps.SqlTokens.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A statement can call anything: only functions of the table may stand in one that has a button. */
final class SqlFunctions {
    private static final Map<String, String> EFFECTS = new HashMap<>();
    /** Words that stand before a bracket without being called. */
    private static final Set<String> GRAMMAR = Set.of(
            "and",
            "or",
            "not",
            "in",
            "exists",
            "any",
            "all",
            "some",
            "as",
            "on",
            "using",
            "where",
            "having",
            "by",
            "when",
            "then",
            "else",
            "case",
            "over",
            "filter",
            "group",
            "values",
            "select",
            "from",
            "join",
            "lateral",
            "union",
            "intersect",
            "except",
            "distinct",
            "between",
            "like",
            "ilike",
            "is",
            "materialized",
            "with",
            "recursive",
            "array",
            "row",
            "limit",
            "offset",
            "rollup",
            "cube",
            "sets",
            "within",
            "partition",
            "order",
            "end",
            "similar",
            "to",
            "cross",
            "inner",
            "left",
            "right",
            "full",
            "outer",
            "natural",
            "only",
            "tablesample",
            "window",
            "collate",
            "isnull",
            "notnull",
            "operator",
            "cast",
            "return");

    static {
        for (String[] row : Table.rows("sql-functions.tsv")) {
            for (String name : row[1].split(" ")) {
                EFFECTS.put(name, row[0]);
            }
        }
    }

    private SqlFunctions() {}

    static SqlNature nature(List<Token> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (isCall(tokens, i)) {
                SqlNature nature = nature(tokens, i);
                if (!(nature instanceof SqlNature.Read)) {
                    return nature;
                }
            }
        }
        return new SqlNature.Read();
    }

    private static boolean isCall(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        boolean name = token.kind() == Kind.QUOTED
                || token.kind() == Kind.BLANK
                || token.kind() == Kind.WORD && (!GRAMMAR.contains(token.text()) || isQualified(tokens, at));
        return name && tokens.get(at + 1).is("(") && !isColumnList(tokens, at);
    }

    private static boolean isQualified(List<Token> tokens, int at) {
        return at > 0 && tokens.get(at - 1).is(".");
    }

    /** {@code WITH t (a, b) AS} and {@code AS t(a, b)} name columns. */
    private static boolean isColumnList(List<Token> tokens, int at) {
        if (at == 0) {
            return false;
        }
        Token before = tokens.get(at - 1);
        if (before.is("as")) {
            return true;
        }
        int close = at + 2;
        while (close < tokens.size()
                && !tokens.get(close).is(")")
                && !tokens.get(close).is("(")) {
            close++;
        }
        boolean namesQuery = close + 1 < tokens.size()
                && tokens.get(close).is(")")
                && tokens.get(close + 1).is("as");
        return namesQuery
                && close + 2 < tokens.size()
                && (tokens.get(close + 2).is("(")
                        || tokens.get(close + 2).is("materialized")
                        || tokens.get(close + 2).is("not"))
                && (before.is("with") || before.is("recursive") || before.is(","));
    }

    private static SqlNature nature(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        String name = token.text().toLowerCase(Locale.ROOT);
        boolean foreign =
                isQualified(tokens, at) && (at < 2 || !tokens.get(at - 2).text().equals("pg_catalog"));
        String effect = foreign || token.kind() == Kind.BLANK ? "" : EFFECTS.getOrDefault(name, "");
        return switch (effect) {
            case "read" -> new SqlNature.Read();
            case "write" -> new SqlNature.Write("`" + name + "()` changes something");
            default -> new SqlNature.Unsure("it calls `" + name + "()`, which is not known to only read");
        };
    }
}
