package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.steps.Flags.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** curl: a GET or HEAD is a probe, everything that sends something is a change. */
final class CurlReader implements ProgramReader {
    private final Flags flags = new Flags();

    CurlReader() {
        Table.rows("curl-flags.tsv").forEach(row -> flags.addRow(row, 0));
    }

    @Override
    public Verdict read(Call call, Surroundings surroundings) {
        Flags.Line line = flags.read(call.arguments());
        if (line.refused() != null) {
            return new Verdict.ByHand("`" + line.refused() + "` is not a flag of curl that is known to only read");
        }
        HttpCall http = new HttpCall();
        List<String> urls = new ArrayList<>(line.positional());
        urls.addAll(line.afterDashes());
        for (Item item : line.items()) {
            String objection = item.flag() == null ? null : take(item.flag(), item.value(), http, urls);
            if (objection != null) {
                return new Verdict.ByHand(objection);
            }
        }
        if (urls.size() != 1) {
            return new Verdict.ByHand(urls.isEmpty() ? "curl is given no address" : "curl is given several addresses");
        }
        http.url(urls.get(0));
        return http.verdict(call, surroundings);
    }

    /** @return why there can be no button, or null */
    private static @org.jspecify.annotations.Nullable String take(
            Flag flag, String value, HttpCall http, List<String> urls) {
        String spelled = "`" + (flag.name().length() == 1 ? "-" : "--") + flag.name() + "` of curl";
        switch (flag.effect()) {
            case "drop" -> {}
            case "method" -> http.method(value.toUpperCase(Locale.ROOT));
            case "head" -> http.method("HEAD");
            case "get" -> http.dataInUrl();
            case "url" -> urls.add(value);
            case "header" -> http.header(value);
            case "json" -> http.json(value);
            case "data" -> http.data(value);
            case "urlencode" -> http.encoded(value);
            case "output" -> {
                return value.equals("/dev/null") || value.equals("-") ? null : spelled + " writes a file";
            }
            case "follow" -> http.follow();
            case "file" -> {
                return spelled + " reads or writes files of your own machine";
            }
            case "login" -> {
                return spelled + " carries a login, which must not stand in a chat";
            }
            default -> {
                return spelled + " sends it another way than it says";
            }
        }
        return http.objection();
    }
}
