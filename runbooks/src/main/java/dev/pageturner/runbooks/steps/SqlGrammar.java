package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.steps.SqlTokens.Kind;
import dev.pageturner.runbooks.steps.SqlTokens.Token;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;

/** Statements of SQL as trees. Its classes are many, so nothing else that is always loaded may name them. */
public final class SqlGrammar {
    private static final int MAX_LENGTH = 16_000;
    /** The grammar takes exponential time on deep nesting. */
    private static final int MAX_DEPTH = 8;

    private static final int TIMEOUT_MILLIS = 3_000;

    /** The grammar can be stopped only from another thread. Idle ones end by themselves. */
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sql-grammar");
        thread.setDaemon(true);
        return thread;
    });

    private SqlGrammar() {}

    /**
     * The statements of a text, without their semicolons.
     *
     * @throws IllegalArgumentException when a string or comment is never closed
     */
    public static List<String> statements(String text) {
        return SqlTokens.statements(text).stream()
                .map(statement -> SqlNature.bare(statement.sql()))
                .toList();
    }

    /** @param sql one statement; blanks in it stand for a value. @return empty when it cannot be read with certainty */
    public static Optional<Statement> parse(String sql) {
        return parse(sql, false);
    }

    /** @param tables true when a blank may stand for the name of a table too */
    static Optional<Statement> parse(String sql, boolean tables) {
        try {
            return isTooMuch(sql)
                    ? Optional.empty()
                    : Optional.of(CCJSqlParserUtil.parse(
                            filled(sql, tables), THREADS, parser -> parser.withTimeOut(TIMEOUT_MILLIS)
                                    .withAllowComplexParsing(true)));
        } catch (JSQLParserException | RuntimeException e) {
            return Optional.empty();
        }
    }

    static boolean isTooMuch(String sql) {
        return sql.length() > MAX_LENGTH || depth(sql) > MAX_DEPTH;
    }

    private static int depth(String sql) {
        int depth = 0;
        int deepest = 0;
        for (Token token : SqlTokens.of(sql)) {
            depth = Math.max(0, depth + step(token));
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private static int step(Token token) {
        if (token.kind() != Kind.OTHER && token.kind() != Kind.WORD) {
            return 0;
        }
        return switch (token.text()) {
            case "(", "[", "case" -> 1;
            case ")", "]", "end" -> -1;
            default -> 0;
        };
    }

    /** Numbers instead of blanks, and a name where only that of a table can stand. */
    private static String filled(String sql, boolean tables) {
        StringBuilder filled = new StringBuilder(sql);
        Token before = null;
        for (Token token : SqlTokens.of(sql)) {
            if (token.kind() == Kind.BLANK) {
                int width = token.end() - token.start();
                String digits = "1".repeat(Math.min(9, width));
                String instead = tables && SqlFiller.takesName(before) ? "t" + digits.substring(1) : digits;
                filled.replace(token.start(), token.end(), instead + " ".repeat(width - digits.length()));
            }
            before = token;
        }
        return filled.toString();
    }
}
