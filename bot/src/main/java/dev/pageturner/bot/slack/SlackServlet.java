package dev.pageturner.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that Slack sends over HTTP: size and signature first, then Bolt. */
final class SlackServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(SlackServlet.class);
    private static final int MOST = 1 << 20;
    private static final int MOST_DISCARDED = 64 << 20;

    private final transient SignatureCheck check;
    private final transient App app;
    private final transient SlackRequestParser parser;
    private final transient DeliveryMetrics metrics;

    SlackServlet(SignatureCheck check, App app, DeliveryMetrics metrics) {
        this.check = check;
        this.app = app;
        this.parser = new SlackRequestParser(app.config());
        this.metrics = metrics;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long started = System.nanoTime();
        byte[] bytes = request.getInputStream().readNBytes(MOST + 1);
        if (bytes.length > MOST) {
            // Whoever is in the middle of sending would otherwise meet a closed connection and never read why.
            request.getInputStream().skip(MOST_DISCARDED);
            answer(response, 413, "text/plain; charset=utf-8", "Too large.");
            return;
        }
        String body = new String(bytes, StandardCharsets.UTF_8);
        if (!check.passes(
                request.getHeader("X-Slack-Request-Timestamp"), request.getHeader("X-Slack-Signature"), body)) {
            log.warn("a request to the Slack endpoint from {} is not signed by Slack now", request.getRemoteAddr());
            answer(response, 401, "text/plain; charset=utf-8", "Not signed by Slack within the last five minutes.");
            return;
        }
        run(request, response, body);
        metrics.acknowledged(Duration.ofNanos(System.nanoTime() - started));
    }

    private void run(HttpServletRequest request, HttpServletResponse response, String body) throws IOException {
        try {
            Request<?> parsed = parser.parse(SlackRequestParser.HttpRequest.builder()
                    .requestUri(request.getRequestURI())
                    .queryString(Map.of())
                    .headers(headers(request))
                    .requestBody(body)
                    .remoteAddress(request.getRemoteAddr())
                    .build());
            if (parsed == null) {
                answer(response, 400, "text/plain; charset=utf-8", "Nothing that Slack sends.");
                return;
            }
            if (parsed.getRequestType() == RequestType.SSLCheck) {
                answer(response, 200, "text/plain; charset=utf-8", "");
                return;
            }
            Response answer = app.run(parsed);
            answer(
                    response,
                    answer.getStatusCode(),
                    contentType(answer),
                    answer.getBody() == null ? "" : answer.getBody());
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            log.error("a signed request from Slack could not be read", e);
            answer(response, 400, "text/plain; charset=utf-8", "This could not be read.");
        }
    }

    private static String contentType(Response answer) {
        return answer.getContentType() == null ? "application/json; charset=utf-8" : answer.getContentType();
    }

    private static RequestHeaders headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        return new RequestHeaders(headers);
    }

    private static void answer(HttpServletResponse response, int status, String type, String body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
