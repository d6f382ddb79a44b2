package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.steps.Flags.Item;
import java.util.List;

/** {@code wget -qO- URL}: the same as a plain curl. Without -O it writes a file. */
final class WgetReader implements ProgramReader {
    private final Flags flags = new Flags()
            .add("quiet", "q", Flag.Takes.SWITCH, "drop")
            .add("no-verbose", "-", Flag.Takes.SWITCH, "drop")
            .add("server-response", "S", Flag.Takes.SWITCH, "drop")
            .add("no-check-certificate", "-", Flag.Takes.SWITCH, "drop")
            .add("timeout", "T", Flag.Takes.VALUE, "drop")
            .add("tries", "t", Flag.Takes.VALUE, "drop")
            .add("spider", "-", Flag.Takes.SWITCH, "head")
            .add("header", "-", Flag.Takes.VALUE, "header")
            .add("output-document", "O", Flag.Takes.VALUE, "output");

    @Override
    public Verdict read(Call call, Surroundings surroundings) {
        Flags.Line line = flags.read(call.arguments());
        if (line.refused() != null) {
            return new Verdict.ByHand("`" + line.refused() + "` is not a flag of wget that is known to only read");
        }
        String output = line.value("output-document");
        boolean kept = line.has("spider")
                || output != null && List.of("-", "/dev/null").contains(output);
        if (!kept || line.positional().size() != 1) {
            return new Verdict.ByHand("wget writes a file here");
        }
        HttpCall http = new HttpCall();
        http.method(line.has("spider") ? "HEAD" : "GET");
        for (Item item : line.items()) {
            if (item.flag() != null && item.flag().name().equals("header")) {
                http.header(item.value());
            }
        }
        String objection = http.objection();
        if (objection != null) {
            return new Verdict.ByHand(objection);
        }
        http.url(line.positional().get(0));
        return http.verdict(call, surroundings);
    }
}
