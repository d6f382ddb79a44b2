package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.StepKind;
import java.util.List;

/** What a statement becomes once it is known whether it only reads. */
final class SqlVerdicts {
    private SqlVerdicts() {}

    /** @param where database and way to it, words of the catalogue */
    static Verdict of(String statement, List<String> where, boolean follow) {
        SqlNature nature = SqlNature.of(statement);
        if (nature instanceof SqlNature.Unsure unsure) {
            return new Verdict.ByHand(unsure.reason());
        }
        boolean reads = nature instanceof SqlNature.Read;
        if (!reads && follow) {
            return new Verdict.ByHand("`watch` would run a statement that writes again and again");
        }
        return asked(SqlNature.bare(statement), where, reads ? StepKind.SQL_READ : StepKind.CHANGE);
    }

    /** A command of psql that only looks. */
    static Verdict look(String command, List<String> where) {
        return asked(command, where, StepKind.SQL_READ);
    }

    private static Verdict asked(String statement, List<String> where, StepKind kind) {
        CommandLine line = new CommandLine("sql").word(statement);
        where.forEach(line::word);
        line.argument("statement", statement);
        where.stream()
                .filter(word -> word.startsWith("--"))
                .map(word -> word.substring(2).split("=", 2))
                .forEach(pair -> line.argument(pair[0], pair[1]));
        int namespace = where.indexOf("-n");
        if (namespace >= 0) {
            line.argument("namespace", where.get(namespace + 1));
        }
        return line.typed(kind, null);
    }
}
