package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers {@code /api/METHOD}: token, faults, rate limits, then the method. */
final class WebApi {
    private static final Logger LOG = LoggerFactory.getLogger(WebApi.class);

    private final Workspace workspace;
    private final ApiMethods methods;
    private final RateLimiter limiter;

    WebApi(Workspace workspace) {
        this.workspace = workspace;
        this.methods = new ApiMethods(workspace);
        this.limiter = new RateLimiter(workspace.settings().rateLimits(), workspace.clock());
    }

    void answer(Exchange exchange, String name) throws IOException {
        ObjectNode arguments;
        try {
            arguments = Arguments.of(exchange);
        } catch (ApiRefusal malformed) {
            exchange.json(200, refusal(malformed));
            return;
        }
        String channel = arguments.path("channel").asText();
        Optional<Fault> fault = workspace.faults().take(name);
        if (fault.isPresent() && meets(fault.get(), exchange, name, channel)) {
            return;
        }
        Duration pause = methods.find(name)
                .map(method -> limiter.pause(name, method.tier(), channel))
                .orElse(Duration.ZERO);
        if (!pause.isZero()) {
            rateLimited(exchange, name, channel, pause);
            return;
        }
        ObjectNode answer = called(exchange, name, arguments);
        String outcome =
                answer.path("ok").asBoolean() ? "ok" : answer.path("error").asText();
        if (fault.orElse(null) instanceof Fault.LostAnswer) {
            workspace.calls().add(name, channel, "lost answer");
            exchange.cutInAnswer(answer);
        } else {
            workspace.calls().add(name, channel, outcome);
            exchange.json(200, answer);
        }
    }

    private ObjectNode called(Exchange exchange, String name, ObjectNode arguments) {
        try {
            ApiMethods.Method method = methods.find(name).orElseThrow(() -> new ApiRefusal("unknown_method"));
            if (!name.equals("api.test")) {
                checkToken(exchange, arguments);
            }
            return method.answer().to(new ApiCall(arguments));
        } catch (ApiRefusal refusal) {
            LOG.debug("{} refused: {} {}", name, refusal.code(), refusal.problems());
            return refusal(refusal);
        }
    }

    private void checkToken(Exchange exchange, ObjectNode arguments) throws ApiRefusal {
        String header = exchange.header("Authorization");
        String token = header.startsWith("Bearer ")
                ? header.substring("Bearer ".length())
                : arguments.path("token").asText();
        if (token.isEmpty()) {
            throw new ApiRefusal("not_authed");
        }
        if (!token.equals(workspace.settings().botToken())) {
            throw new ApiRefusal("invalid_auth");
        }
    }

    /** True when the fault was the whole answer. */
    private boolean meets(Fault fault, Exchange exchange, String name, String channel) throws IOException {
        if (fault instanceof Fault.RateLimited limited) {
            rateLimited(exchange, name, channel, limited.retryAfter());
        } else if (fault instanceof Fault.HttpStatus status) {
            workspace.calls().add(name, channel, String.valueOf(status.status()));
            exchange.answer(
                    status.status(),
                    "text/html; charset=utf-8",
                    "<html><body>Something went wrong</body></html>".getBytes(StandardCharsets.UTF_8));
        } else if (fault instanceof Fault.Refused refused) {
            workspace.calls().add(name, channel, refused.code());
            exchange.json(200, refusal(new ApiRefusal(refused.code())));
        } else if (fault instanceof Fault.Cut) {
            workspace.calls().add(name, channel, "cut");
            exchange.cut();
        } else if (fault instanceof Fault.Slow slow) {
            pause(slow.delay());
            return false;
        } else {
            return false;
        }
        return true;
    }

    private static void pause(Duration delay) throws IOException {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while answering slowly", stopped);
        }
    }

    private void rateLimited(Exchange exchange, String name, String channel, Duration pause) {
        workspace.calls().add(name, channel, "ratelimited");
        exchange.response().getHeaders().put("Retry-After", String.valueOf(Math.max(0, pause.toSeconds())));
        exchange.json(429, Json.object().put("ok", false).put("error", "ratelimited"));
    }

    private static ObjectNode refusal(ApiRefusal refusal) {
        ObjectNode answer = Json.object().put("ok", false).put("error", refusal.code());
        if (!refusal.problems().isEmpty()) {
            ArrayNode messages = Json.array();
            refusal.problems()
                    .forEach(problem -> messages.add(problem.startsWith("[ERROR]") ? problem : "[ERROR] " + problem));
            answer.set("errors", Json.strings(refusal.problems()));
            answer.putObject("response_metadata").set("messages", messages);
        }
        return answer;
    }
}
