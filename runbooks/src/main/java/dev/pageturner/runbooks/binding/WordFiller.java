package dev.pageturner.runbooks.binding;

import dev.pageturner.runbooks.promql.Promql;
import dev.pageturner.runbooks.steps.SqlFiller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts values into the words of a command, each quoted as its place demands. */
final class WordFiller {
    private final Map<String, String> values;
    private final Spellings spellings;

    WordFiller(Map<String, String> values) {
        this.values = values;
        this.spellings = new Spellings(values);
    }

    List<String> fill(List<String> words) {
        List<String> filled = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            filled.add(spellings.isIn(word) ? fill(words, i) : word);
        }
        return filled;
    }

    private String fill(List<String> words, int at) {
        String word = words.get(at);
        return switch (words.get(0)) {
            case "query" -> at == 1 ? query(word) : plain(word);
            case "sql" -> at != 1 ? plain(word) : word.startsWith("\\") ? pattern(word) : sql(word);
            case "probe" ->
                at == 2
                        ? UrlFiller.fill(word, spellings)
                        : word.matches("(?s)--(header|data)=.*") ? sent(word) : plain(word);
            default -> plain(word);
        };
    }

    private String plain(String word) {
        String filled = spellings.replace(word, value -> {
            if (!value.matches("[A-Za-z0-9_][A-Za-z0-9._:/@+-]*")) {
                throw new UnfitValueException("`" + value + "` has characters that cannot stand here.");
            }
            return value;
        });
        return filled;
    }

    /** A header or a body. */
    private String sent(String word) {
        return spellings.replace(word, value -> {
            if (value.matches("(?s).*[\"\\\\&=\\p{Cntrl}].*")) {
                throw new UnfitValueException(
                        "`" + value + "` has quotes or other characters that cannot be sent here.");
            }
            return value;
        });
    }

    /** What a command of psql looks for: one name, with or without its schema. */
    private String pattern(String command) {
        return spellings.replace(command, value -> {
            if (!value.matches("[\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}_][\\p{L}\\p{N}_]*)?")) {
                throw new UnfitValueException(
                        "`" + value + "` is not the name of a table. Write it as name or schema.name.");
            }
            return value;
        });
    }

    private String sql(String statement) {
        return SqlFiller.fill(statement, values)
                .orElseThrow(() -> new UnfitValueException(
                        "A value would change what the statement says. Write it without quotes, or run it by hand."));
    }

    /** The filled query has to have as many selectors and ranges as the one that was written. */
    private String query(String expression) {
        String filled = spellings.replace(expression, value -> {
            if (!value.matches("[A-Za-z0-9_][A-Za-z0-9_.:/@ -]*")) {
                throw new UnfitValueException("`" + value + "` has characters that cannot stand in a query.");
            }
            return value;
        });
        boolean same = Promql.parse(expression) instanceof Promql.Query before
                && Promql.parse(filled) instanceof Promql.Query after
                && before.selectors().size() >= after.selectors().size()
                && before.selectors().size() - after.selectors().size() <= values.size()
                && before.ranges().size() == after.ranges().size()
                && before.functions().equals(after.functions())
                && before.groupings().size() == after.groupings().size();
        if (!same) {
            throw new UnfitValueException("A value would change what the query says. Write a plain name or number.");
        }
        return filled;
    }
}
