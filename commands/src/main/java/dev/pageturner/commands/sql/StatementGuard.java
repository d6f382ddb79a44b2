package dev.pageturner.commands.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses what a read-only transaction would let through, or would only refuse late: more than one statement, statements that
 * are not questions, and functions that reach beyond the transaction. What writes to tables is stopped by PostgreSQL itself.
 */
final class StatementGuard {
    private static final Set<String> QUESTIONS = Set.of("select", "with", "table", "values", "show", "explain");

    /** Functions whose effect a rollback does not undo, that run text as SQL, or that read files and other servers. */
    private static final Pattern REACHING =
            Pattern.compile("pg_(terminate|cancel)_backend|pg_reload_conf|pg_rotate_logfile.*"
                    + "|pg_(try_)?advisory_.*|pg_notify|pg_promote|pg_switch_wal|pg_create_.*|pg_drop_.*|pg_copy_.*_slot"
                    + "|pg_backup_.*|pg_(start|stop)_backup|pg_wal_replay_.*|pg_stat_(statements_)?reset.*|pg_stat_clear_.*"
                    + "|pg_replication_(slot|origin)_.*|pg_sync_replication_slots|pg_logical_.*|pg_log_.*|pg_export_snapshot"
                    + "|pg_(read|stat|write)_(binary_)?file|pg_(file|dir)_.*|pg_file_.*|pg_ls_.*|pg_current_logfile|pg_logdir_ls"
                    + "|pg_import_system_collations|pg_set_.*|pg_restore_.*|pg_clear_.*|pg_prewarm|autoprewarm_.*"
                    + "|lo_.*|loread|lowrite|dblink.*|postgres_fdw_disconnect.*|set_config|setval|nextval|setseed"
                    + "|query_to_xml.*|cursor_to_xml.*|table_to_xml.*|schema_to_xml.*|database_to_xml.*|ts_stat|ts_rewrite"
                    + "|crosstab.*|connectby|http(_.*)?|cron_.*|schedule(_in_database)?|unschedule");

    private StatementGuard() {}

    /** @return why the statement is not run, as a sentence that says what to do next; empty when it may be tried */
    static Optional<String> refusal(String statement) {
        if (statement.stripLeading().startsWith("\\")) {
            return Optional.of(
                    "psql's own commands have an answer here only when they look, such as \\d NAME, \\dt, \\dn, \\df and \\l");
        }
        try {
            return refusal(withoutEnd(SqlLexer.tokens(statement)));
        } catch (SqlLexer.UnclosedException e) {
            return Optional.of(e.getMessage() + "; close it");
        }
    }

    private static Optional<String> refusal(List<SqlToken> tokens) {
        if (tokens.isEmpty()) {
            return Optional.of("there is no statement; write for example SELECT 1");
        }
        if (tokens.stream().anyMatch(token -> token.isSymbol(';'))) {
            return Optional.of("one statement at a time: leave out everything after the first semicolon");
        }
        String verb = tokens.stream()
                .filter(token -> !token.isSymbol('('))
                .findFirst()
                // A quoted "select" would be a name.
                .map(token -> token.type() == SqlToken.Type.WORD ? token.text() : "this")
                .orElse("this");
        if (!QUESTIONS.contains(verb)) {
            return Optional.of(verb.toUpperCase(Locale.ROOT)
                    + " is not a question: sql only reads (SELECT, WITH, TABLE, VALUES, SHOW, EXPLAIN)");
        }
        return function(tokens);
    }

    private static Optional<String> function(List<SqlToken> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            SqlToken following = tokens.get(i + 1);
            if (token.text().equals("u") && following.isSymbol('&')) {
                return Optional.of("names and strings written with U& are not looked through; write them plainly");
            }
            if (token.isName()
                    && following.isSymbol('(')
                    && REACHING.matcher(token.text()).matches()) {
                return Optional.of(
                        token.text() + "() reaches beyond a read-only transaction and is never run from here");
            }
        }
        return Optional.empty();
    }

    private static List<SqlToken> withoutEnd(List<SqlToken> tokens) {
        int end = tokens.size();
        while (end > 0 && tokens.get(end - 1).isSymbol(';')) {
            end--;
        }
        return tokens.subList(0, end);
    }

    /** The statement up to its closing semicolons. */
    static String single(String statement) {
        try {
            List<SqlToken> all = SqlLexer.tokens(statement);
            List<SqlToken> kept = withoutEnd(all);
            return kept.size() == all.size()
                    ? statement
                    : statement.substring(0, all.get(kept.size()).offset());
        } catch (SqlLexer.UnclosedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
