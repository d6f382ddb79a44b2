package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.StepKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request as it goes over the wire: a request line, headers, a body. An answer is a sample. */
final class HttpBlock {
    private static final Pattern REQUEST =
            Pattern.compile("\\s*(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\\s+(\\S+)(?:\\s+HTTP/[\\d.]+)?\\s*");
    private static final Pattern HEADER = Pattern.compile("([A-Za-z-]+):\\s*(.*)");

    private HttpBlock() {}

    static List<Draft> drafts(String text, Programs programs) {
        String[] parts = text.strip().split("\\n\\s*\\n", 2);
        String[] lines = parts[0].split("\\n");
        Matcher request = REQUEST.matcher(lines[0]);
        if (!request.matches()) {
            return List.of();
        }
        HttpCall http = new HttpCall();
        http.method(request.group(1));
        Optional<String> host = headers(lines, http);
        String url = request.group(2);
        boolean absolute = url.contains("://");
        Verdict verdict;
        if (!absolute && host.isEmpty()) {
            verdict = new Verdict.ByHand("the request does not say which host it goes to");
        } else {
            http.url(absolute ? url : "http://" + host.orElse("") + url);
            if (parts.length > 1 && !parts[1].isBlank()) {
                http.data(parts[1].strip());
            }
            Call call = new Call("http", List.of(), null, null, false);
            String objection = http.objection();
            verdict = objection == null ? http.verdict(call, new Surroundings()) : new Verdict.ByHand(objection);
        }
        int start = text.indexOf(lines[0]);
        return List.of(
                new Draft(start, start + text.strip().length(), "", text.strip(), verdict, placeholders(verdict)));
    }

    private static List<dev.pageturner.runbooks.Placeholder> placeholders(Verdict verdict) {
        return verdict instanceof Verdict.Typed typed
                ? new Placeholders(new Surroundings(), StepKind.HTTP_PROBE).in(typed.words(), List.of())
                : List.of();
    }

    private static Optional<String> headers(String[] lines, HttpCall http) {
        Optional<String> host = Optional.empty();
        for (int i = 1; i < lines.length; i++) {
            Matcher header = HEADER.matcher(lines[i].strip());
            if (header.matches() && header.group(1).equalsIgnoreCase("host")) {
                host = Optional.of(header.group(2));
            } else if (header.matches()) {
                http.header(header.group());
            }
        }
        return host;
    }
}
