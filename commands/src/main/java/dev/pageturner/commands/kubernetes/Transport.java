package dev.pageturner.commands.kubernetes;

import dev.pageturner.commands.SystemUnreachableException;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests through fabric8's HTTP client, which adds credentials, and never waits longer than it may. */
final class Transport {
    private final KubernetesConnection connection;
    private final Duration timeout;
    private final Person person;

    Transport(KubernetesConnection connection, Duration timeout, Person person) {
        this.connection = connection;
        this.timeout = timeout;
        this.person = person;
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

    private Answer sendOnce(Request request) {
        KubernetesClient client = client();
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
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
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
}
