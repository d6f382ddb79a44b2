package dev.pageturner.runbooks.steps;

import java.util.List;

/** {@code promtool query instant SERVER EXPR}. */
final class PromtoolReader implements ProgramReader {
    private final Flags flags =
            new Flags().add("format", "o", Flag.Takes.VALUE, "drop").add("time", "-", Flag.Takes.VALUE, "time");

    @Override
    public Verdict read(Call call, Surroundings surroundings) {
        List<String> words = call.arguments();
        if (words.size() < 2 || !words.get(0).equals("query") || !words.get(1).equals("instant")) {
            return new Verdict.ByHand(
                    "of `promtool` only `query instant` has a button; a promql block has one, with a chart");
        }
        Flags.Line line = flags.read(words.subList(2, words.size()));
        if (line.refused() != null || line.has("time") || line.positional().size() != 2) {
            return new Verdict.ByHand("`promtool query instant` needs a server and a query, and nothing else");
        }
        return PromqlVerdicts.query(line.positional().get(1));
    }
}
