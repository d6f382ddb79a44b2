package dev.pageturner.commands.http;

import java.time.Duration;
import java.util.List;

/** What became of a probe. */
public sealed interface ProbeAnswer {
    /**
     * @param responses the redirects that were followed, then the last answer
     * @param body text of the last one; what is not text is described instead
     * @param truncated true when there was more body or header than is kept
     */
    record Answered(List<Response> responses, String body, boolean truncated, Duration took) implements ProbeAnswer {
        public Answered {
            responses = List.copyOf(responses);
            if (responses.isEmpty()) {
                throw new IllegalArgumentException("an answer without a response");
            }
        }

        public Response last() {
            return responses.get(responses.size() - 1);
        }
    }

    /** @param sentence why it may not be asked */
    record Refused(String sentence) implements ProbeAnswer {}

    /** @param sentence why nothing came back: refused connection, unknown host, time over, bad certificate */
    record Unreachable(String sentence) implements ProbeAnswer {}

    /** @param protocol as in a status line, {@code HTTP/1.1} */
    record Response(String protocol, int status, String reason, List<ProbeRequest.Header> headers) {
        public Response {
            headers = List.copyOf(headers);
        }
    }
}
