package dev.pageturner.runbooks.steps;

import java.util.ArrayList;
import java.util.List;

/** What psql is given on its command line or in a heredoc: statements, and commands of its own, each on a line. */
final class PsqlScript {
    private final List<String> sql = new ArrayList<>();
    private final List<String> looks = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private boolean display;

    /** @param texts one for each {@code -c}, or the heredoc */
    PsqlScript(List<String> texts) {
        texts.forEach(this::read);
    }

    private void read(String text) {
        StringBuilder statement = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (PsqlCommand.isOne(line)) {
                keep(statement);
                command(line);
            } else {
                statement.append(line).append('\n');
            }
        }
        keep(statement);
    }

    private void keep(StringBuilder statement) {
        String text = statement.toString().strip();
        statement.setLength(0);
        if (!text.isEmpty() && !isComment(text)) {
            sql.add(text);
        }
    }

    private static boolean isComment(String text) {
        try {
            return SqlTokens.of(text).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void command(String line) {
        PsqlCommand command = PsqlCommand.of(line);
        if (command instanceof PsqlCommand.Look look) {
            looks.add(look.line());
        } else if (command instanceof PsqlCommand.ByHand byHand) {
            reasons.add(byHand.reason());
        } else {
            display = true;
        }
    }

    /** @param where database and way to it, words of the catalogue */
    Verdict verdict(List<String> where, boolean follow) {
        if (!reasons.isEmpty()) {
            return new Verdict.ByHand(reasons.get(0));
        }
        if (sql.size() + looks.size() > 1) {
            return new Verdict.ByHand("psql is given several statements");
        }
        if (!sql.isEmpty()) {
            return SqlVerdicts.of(sql.get(0), where, follow);
        }
        if (!looks.isEmpty()) {
            return SqlVerdicts.look(looks.get(0), where);
        }
        return new Verdict.ByHand(
                display
                        ? "it only changes how psql shows answers; there is nothing to run"
                        : "opens a session with the database");
    }
}
