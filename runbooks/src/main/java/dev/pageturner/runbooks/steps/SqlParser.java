package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.steps.SqlTokens.Kind;
import dev.pageturner.runbooks.steps.SqlTokens.Token;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** A second opinion on a query: a grammar that others have tested. */
final class SqlParser {
    private static final int MAX_LENGTH = 8_000;
    /** That grammar takes exponential time on deep nesting. */
    private static final int MAX_DEPTH = 8;

    private static final int TIMEOUT_MILLIS = 3_000;

    /** The grammar can be stopped only from another thread. Idle ones end by themselves. */
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sql-grammar");
        thread.setDaemon(true);
        return thread;
    });

    private SqlParser() {}

    /** Why the text is not a query that is certain to only read, or null. */
    static @Nullable String problem(String sql) {
        if (sql.length() > MAX_LENGTH || depth(sql) > MAX_DEPTH) {
            return "the statement is too long or too deeply nested to be sure about";
        }
        try {
            Statement statement =
                    CCJSqlParserUtil.parse(filled(sql), THREADS, parser -> parser.withTimeOut(TIMEOUT_MILLIS)
                            .withAllowComplexParsing(true));
            return statement instanceof Select ? null : "it is not a query";
        } catch (JSQLParserException | RuntimeException e) {
            return "the statement cannot be read with certainty";
        }
    }

    private static int depth(String sql) {
        int depth = 0;
        int deepest = 0;
        for (Token token : SqlTokens.of(sql)) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    /** Numbers instead of blanks. */
    private static String filled(String sql) {
        StringBuilder filled = new StringBuilder(sql);
        for (Token token : SqlTokens.of(sql)) {
            if (token.kind() == Kind.BLANK) {
                String number = "1".repeat(Math.min(9, token.end() - token.start()));
                String padding = " ".repeat(token.end() - token.start() - number.length());
                filled.replace(token.start(), token.end(), number + padding);
            }
        }
        return filled.toString();
    }
}
