package dev.pageturner.commands.kubernetes;

import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.ApiException;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Sends requests through fabric8's HTTP client, which adds credentials, and never waits longer than it may. */
final class Transport {
    private static final int UNAUTHORIZED = 401;
    private static final Duration LOOK = Duration.ofMillis(100);
    /** What was just sent cannot be called back: a moment is spent on knowing what came of it. */
    private static final Duration LAST_MOMENT = Duration.ofMillis(200);

    private final KubernetesConnection connection;
    private final Duration timeout;
    private final Person person;
    private final BooleanSupplier over;

    Transport(KubernetesConnection connection, Duration timeout, Person person) {
        this(connection, timeout, person, () -> false);
    }

    private Transport(KubernetesConnection connection, Duration timeout, Person person, BooleanSupplier over) {
        this.connection = connection;
        this.timeout = timeout;
        this.person = person;
        this.over = over;
    }

    /** @param over looked at ten times a second; once true, no call is waited for longer than a moment */
    Transport heeding(BooleanSupplier over) {
        return new Transport(connection, timeout, person, over);
    }

    KubernetesClient client() {
        return connection.client();
    }

    Person person() {
        return person;
    }

    Answer send(Request request) {
        try {
            return sendOnce(request);
        } catch (SystemUnreachableException e) {
            Throwable cause = e.getCause();
            boolean worthAnother = request.method().equals("GET")
                    && cause != null
                    && !(cause instanceof TimeoutException)
                    && !Causes.neverConnected(cause);
            if (!worthAnother) {
                throw e;
            }
            // A pooled connection that the server closed meanwhile says nothing about the server.
            return sendOnce(request);
        }
    }

    /** A token may have run out: with new credentials it is asked once more. */
    private Answer sendOnce(Request request) {
        KubernetesClient client = client();
        Answer answer = sendBy(client, request);
        return answer.code() == UNAUTHORIZED && connection.renew(client) ? sendBy(client(), request) : answer;
    }

    private Answer sendBy(KubernetesClient client, Request request) {
        HttpRequest http = build(client, request)
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .build();
        HttpResponse<byte[]> response = await(client, client.getHttpClient().sendAsync(http, byte[].class));
        byte[] body = response.body();
        return new Answer(response.code(), response.headers(), body == null ? new byte[0] : body);
    }

    /** @param longestLine bytes of a line after which it is cut, so that memory stays bounded */
    LineStream stream(Request request, int longestLine) {
        KubernetesClient client = client();
        try {
            return streamBy(client, request, longestLine);
        } catch (ApiException e) {
            if (e.code() == UNAUTHORIZED && connection.renew(client)) {
                return streamBy(client(), request, longestLine);
            }
            throw e;
        }
    }

    private LineStream streamBy(KubernetesClient client, Request request, int longestLine) {
        LineStream lines = new LineStream(longestLine);
        HttpRequest http = build(client, request).forStreaming().build();
        HttpResponse<AsyncBody> response = await(client, client.getHttpClient().consumeBytes(http, lines::accept));
        lines.start(response.body());
        if (!HttpResponse.isSuccessful(response.code())) {
            throw Answer.failure(response.code(), lines.rest(timeout));
        }
        return lines;
    }

    private HttpRequest.Builder build(KubernetesClient client, Request request) {
        HttpRequest.Builder builder = client.getHttpClient().newHttpRequestBuilder();
        String base = client.getMasterUrl().toString();
        builder.uri((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + request.target());
        builder.method(request.method(), request.contentType(), request.body());
        request.headers().forEach(builder::setHeader);
        if (person.isImpersonated()) {
            builder.setHeader("Impersonate-User", person.user());
            person.groups().forEach(group -> builder.header("Impersonate-Group", group));
        }
        return builder;
    }

    private <T> T await(KubernetesClient client, CompletableFuture<T> answer) {
        String server = client.getMasterUrl().getAuthority();
        try {
            return patiently(answer);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new SystemUnreachableException(Causes.sentence(server, cause), cause);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new SystemUnreachableException(Causes.sentence(server, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            throw new SystemUnreachableException("Stopped while waiting for " + server, e);
        }
    }

    private <T> T patiently(CompletableFuture<T> answer)
            throws ExecutionException, TimeoutException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            long taken = System.nanoTime() - start;
            long left = Math.max(0, timeout.toNanos() - taken);
            try {
                return answer.get(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                boolean given = taken >= LAST_MOMENT.toNanos() && over.getAsBoolean();
                if (left <= LOOK.toNanos() || given) {
                    throw e;
                }
            }
        }
    }
}
