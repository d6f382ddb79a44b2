package dev.pageturner.commands.http;

import dev.pageturner.commands.http.ProbeAnswer.Answered;
import dev.pageturner.commands.http.ProbeAnswer.Response;

/** An answer as curl prints it: the body alone, or with status lines and headers before it. */
final class CurlText {
    private CurlText() {}

    /** An empty body says nothing at all, so then the headers are shown without being asked for. */
    static String print(Answered answered, boolean include) {
        StringBuilder out = new StringBuilder();
        if (include || answered.body().isEmpty()) {
            answered.responses().forEach(response -> head(out, response));
        }
        out.append(answered.body());
        return out.isEmpty() || out.charAt(out.length() - 1) == '\n'
                ? out.toString()
                : out.append('\n').toString();
    }

    private static void head(StringBuilder out, Response response) {
        out.append(statusLine(response)).append('\n');
        response.headers().forEach(header -> out.append(header.name())
                .append(": ")
                .append(header.value())
                .append('\n'));
        out.append('\n');
    }

    static String statusLine(Response response) {
        return (response.protocol() + " " + response.status() + " " + response.reason()).stripTrailing();
    }
}
