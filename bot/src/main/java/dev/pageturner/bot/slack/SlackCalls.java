package dev.pageturner.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls Slack, and says what the answer means: done, refused, later, or nobody knows. */
final class SlackCalls {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final MethodsClient methods;

    SlackCalls(MethodsClient methods) {
        this.methods = methods;
    }

    @FunctionalInterface
    interface Call<T> {
        T make(MethodsClient methods) throws IOException, SlackApiException;
    }

    <T extends SlackApiTextResponse> Reply reply(Call<T> call, Function<T, @Nullable String> value) {
        try {
            T response = call.make(methods);
            if (response.isOk()) {
                String found = value.apply(response);
                return new Reply.Ok(found == null ? "" : found);
            }
            String error = response.getError() == null ? "no_error_given" : response.getError();
            return Refusals.passing(error) ? new Reply.Lost(error) : new Reply.Refused(error);
        } catch (SlackApiException e) {
            return reply(e);
        } catch (ConnectException | UnknownHostException | NoRouteToHostException e) {
            return new Reply.Unreachable("Slack cannot be reached: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            // What Slack's client could not read may have been an answer to something that was done.
            return new Reply.Lost(String.valueOf(e.getMessage()));
        }
    }

    private static Reply reply(SlackApiException e) {
        int status = e.getResponse().code();
        if (status == 429) {
            return new Reply.RateLimited(retryAfter(e.getResponse().header("Retry-After")));
        }
        String error = e.getError() == null ? null : e.getError().getError();
        return status >= 500 || error == null ? new Reply.Lost("HTTP " + status) : new Reply.Refused(error);
    }

    private static Duration retryAfter(@Nullable String header) {
        try {
            return header == null ? RETRY_AFTER : Duration.ofSeconds(Math.max(0, Long.parseLong(header.strip())));
        } catch (NumberFormatException e) {
            return RETRY_AFTER;
        }
    }

    /** @throws SlackUnavailableException when there is no answer, or one that is none */
    <T extends SlackApiTextResponse> T ask(Call<T> call) {
        return ask(call, Set.of());
    }

    /** @param answers errors that are answers too */
    <T extends SlackApiTextResponse> T ask(Call<T> call, Set<String> answers) {
        T response = read(call);
        if (!response.isOk() && !answers.contains(String.valueOf(response.getError()))) {
            throw new SlackUnavailableException("Slack answered " + response.getError(), null);
        }
        return response;
    }

    private <T> T read(Call<T> call) {
        try {
            return call.make(methods);
        } catch (SlackApiException e) {
            throw new SlackUnavailableException(
                    "Slack answered HTTP " + e.getResponse().code(), e);
        } catch (IOException e) {
            throw new SlackUnavailableException("Slack cannot be reached: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new SlackUnavailableException("Slack's answer cannot be read: " + e.getMessage(), e);
        }
    }
}
