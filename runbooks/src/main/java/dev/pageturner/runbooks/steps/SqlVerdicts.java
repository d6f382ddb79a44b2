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
        CommandLine line = new CommandLine("sql").word(SqlNature.bare(statement));
        where.forEach(line::word);
        line.argument("statement", SqlNature.bare(statement));
        where.stream()
                .filter(word -> word.startsWith("--"))
                .map(word -> word.substring(2).split("=", 2))
                .forEach(pair -> line.argument(pair[0], pair[1]));
        int namespace = where.indexOf("-n");
        if (namespace >= 0) {
            line.argument("namespace", where.get(namespace + 1));
        }
        return line.typed(reads ? StepKind.SQL_READ : StepKind.CHANGE, null);
    }
}
