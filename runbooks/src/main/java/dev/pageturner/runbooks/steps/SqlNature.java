package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.steps.SqlTokens.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a statement only reads. What is not certain is not a read: the database's own read-only role is the second lock. */
sealed interface SqlNature {
    record Read() implements SqlNature {}

    /** @param what changes */
    record Write(String what) implements SqlNature {}

    /** @param reason for people */
    record Unsure(String reason) implements SqlNature {}

    /** Which of the three it is. */
    enum Kind {
        READ,
        WRITE,
        UNSURE
    }

    default Kind kind() {
        if (this instanceof Read) {
            return Kind.READ;
        }
        return this instanceof Write ? Kind.WRITE : Kind.UNSURE;
    }

    /** Statements that write, by their first word. */
    Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "merge",
            "truncate",
            "create",
            "alter",
            "drop",
            "grant",
            "revoke",
            "vacuum",
            "analyze",
            "reindex",
            "cluster",
            "comment",
            "refresh",
            "call",
            "do",
            "copy",
            "lock",
            "reassign",
            "import",
            "security",
            "checkpoint",
            "load",
            "notify",
            "set",
            "reset",
            "discard",
            "prepare",
            "execute",
            "deallocate",
            "listen",
            "unlisten",
            "begin",
            "start",
            "commit",
            "end",
            "rollback",
            "abort",
            "savepoint",
            "release");

    /** Words that turn a query into something that writes. */
    Set<String> WRITES_INSIDE =
            Set.of("insert", "update", "delete", "merge", "into", "truncate", "alter", "create", "drop");

    /** Tables of PostgreSQL that hold hashes of passwords, or logins of other servers. */
    Set<String> SECRETS = Set.of("pg_shadow", "pg_authid", "pg_user_mapping", "pg_user_mappings", "pg_subscription");

    static SqlNature of(String text) {
        String sql = bare(text);
        if (PsqlCommand.isOne(sql)) {
            return new Unsure(
                    PsqlCommand.of(sql) instanceof PsqlCommand.ByHand byHand
                            ? byHand.reason()
                            : "a command of psql itself is no statement");
        }
        try {
            List<SqlTokens.Statement> statements = SqlTokens.statements(sql);
            if (statements.size() != 1) {
                return new Unsure(
                        statements.isEmpty() ? "there is no statement" : "there are several statements in one");
            }
            List<Token> tokens = SqlTokens.of(sql);
            Optional<String> command = command(tokens, sql);
            return command.isPresent() ? new Unsure(command.get()) : of(tokens, sql);
        } catch (IllegalArgumentException e) {
            return new Unsure("the statement cannot be read: " + e.getMessage());
        }
    }

    /** psql takes a backslash outside of quotes for a command of its own, wherever it stands. */
    private static Optional<String> command(List<Token> tokens, String sql) {
        return tokens.stream()
                .filter(token -> token.is("\\"))
                .findFirst()
                .map(token -> PsqlCommand.of(sql.substring(token.start())))
                .map(command -> command instanceof PsqlCommand.ByHand byHand
                        ? byHand.reason()
                        : "a command of psql stands behind the statement; write it on a line of its own");
    }

    /** Without the semicolon at the end. */
    static String bare(String text) {
        String sql = text.strip();
        while (sql.endsWith(";")) {
            sql = sql.substring(0, sql.length() - 1).stripTrailing();
        }
        return sql;
    }

    private static SqlNature of(List<Token> tokens, String sql) {
        String first = tokens.get(0).text();
        if (WRITES.contains(first)) {
            return new Write("`" + first.toUpperCase(Locale.ROOT) + "` changes the database");
        }
        return switch (first) {
            case "select", "with", "values", "table", "(" -> query(tokens, sql);
            case "explain" -> explained(tokens, sql);
            case "show" -> show(tokens);
            default -> new Unsure("`" + first + "` is not a statement that is known to only read");
        };
    }

    private static SqlNature show(List<Token> tokens) {
        boolean plain = tokens.stream()
                .allMatch(token -> token.kind() == SqlTokens.Kind.WORD || token.is(".") || token.is(";"));
        return plain ? new Read() : new Unsure("`SHOW` is followed by something unknown");
    }

    private static SqlNature explained(List<Token> tokens, String sql) {
        int at = 1;
        if (at < tokens.size() && tokens.get(at).is("(")) {
            while (at < tokens.size() && !tokens.get(at).is(")")) {
                at++;
            }
            at++;
        }
        while (at < tokens.size()
                && Set.of("analyze", "verbose").contains(tokens.get(at).text())) {
            at++;
        }
        if (at >= tokens.size() || tokens.get(at).is("explain")) {
            return new Unsure("`EXPLAIN` explains nothing here");
        }
        return of(
                tokens.subList(at, tokens.size()), sql.substring(tokens.get(at).start()));
    }

    private static SqlNature query(List<Token> tokens, String sql) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == SqlTokens.Kind.WORD && WRITES_INSIDE.contains(token.text()) && !isName(tokens, i)) {
                return new Write("`" + token.text().toUpperCase(Locale.ROOT) + "` inside it writes");
            }
            if (SECRETS.contains(token.text()) && token.kind() != SqlTokens.Kind.LITERAL) {
                return new Unsure("it would show passwords of the database, which no button does");
            }
            if (token.kind() == SqlTokens.Kind.BLANK
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).is("(")) {
                return new Unsure("the function that it calls is a blank");
            }
            if (token.is("for") && locks(tokens, i)) {
                return new Write("`FOR UPDATE` and its like lock rows");
            }
        }
        SqlNature functions = SqlFunctions.nature(tokens);
        if (!(functions instanceof Read)) {
            return functions;
        }
        String problem = SqlParser.problem(sql);
        return problem == null ? new Read() : new Unsure(problem);
    }

    /** A column may be called {@code t.update}. */
    private static boolean isName(List<Token> tokens, int at) {
        return at > 0 && tokens.get(at - 1).is(".");
    }

    private static boolean locks(List<Token> tokens, int at) {
        @Nullable Token next = at + 1 < tokens.size() ? tokens.get(at + 1) : null;
        return next != null && Set.of("update", "share", "no", "key").contains(next.text());
    }
}
