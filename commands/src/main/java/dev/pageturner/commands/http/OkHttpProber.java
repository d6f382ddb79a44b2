package dev.pageturner.commands.http;

import dev.pageturner.commands.Abort;
import dev.pageturner.commands.Patience;
import dev.pageturner.commands.http.GuardedSockets.ForbiddenAddressException;
import dev.pageturner.commands.http.ProbeAnswer.Answered;
import dev.pageturner.commands.http.ProbeAnswer.Refused;
import dev.pageturner.commands.http.ProbeAnswer.Response;
import dev.pageturner.commands.http.ProbeAnswer.Unreachable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Probes with a client that has no proxy, no cookies, no cache, and connections that are not used twice. */
public final class OkHttpProber implements Prober {
    private static final int MAX_REDIRECTS = 5;
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final OkHttpClient client;

    public OkHttpProber() {
        this(Dns.SYSTEM, new GuardedSockets());
    }

    OkHttpProber(Dns dns, SocketFactory sockets) {
        client = new OkHttpClient.Builder()
                .dns(dns)
                .socketFactory(sockets)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(Duration.ofSeconds(5))
                // A kept connection would skip the address check of the next probe.
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .build();
    }

    @Override
    public ProbeAnswer probe(ProbeRequest request, Patience patience) {
        HttpUrl url = HttpUrl.get(request.url());
        if (!METHODS.contains(request.method())) {
            return new Refused("probes only look: " + request.method() + " may change something; use GET or HEAD");
        }
        if (url == null) {
            return new Refused("the address has to start with http:// or https://");
        }
        Optional<String> refusal = AddressPolicy.refusal(url.host());
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        return follow(request, url, patience);
    }

    private ProbeAnswer follow(ProbeRequest request, HttpUrl first, Patience patience) {
        long started = System.nanoTime();
        OkHttpClient patient = patient(request, patience);
        List<Response> responses = new ArrayList<>();
        HttpUrl url = first;
        while (true) {
            Call call = patient.newCall(question(request, url));
            try (Abort abort = Abort.when(patience, call::cancel);
                    okhttp3.Response response = call.execute()) {
                responses.add(ResponseReader.head(response));
                HttpUrl next = request.follow() ? redirect(response, url) : null;
                if (next != null && responses.size() <= MAX_REDIRECTS) {
                    if (!next.host().equals(first.host())) {
                        return new Refused(
                                "redirected to another host, " + next.host() + ": probe that address itself");
                    }
                    url = next;
                    continue;
                }
                ResponseReader.Body body = ResponseReader.body(response, request.maxBytes());
                Duration took = Duration.ofNanos(System.nanoTime() - started);
                return new Answered(responses, body.text(), body.truncated(), took);
            } catch (ForbiddenAddressException e) {
                return new Refused(String.valueOf(e.getMessage()));
            } catch (IOException e) {
                return new Unreachable(Failures.sentence(e, url, patience, call.isCanceled()));
            }
        }
    }

    private static @Nullable HttpUrl redirect(okhttp3.Response response, HttpUrl from) {
        String location = response.header("Location");
        return response.isRedirect() && location != null ? from.resolve(location) : null;
    }

    private OkHttpClient patient(ProbeRequest request, Patience patience) {
        OkHttpClient.Builder builder =
                client.newBuilder().callTimeout(patience.timeout()).readTimeout(patience.timeout());
        InetSocketAddress through = request.through();
        if (through != null) {
            builder.dns(host -> List.of(through.getAddress()));
        }
        return builder.build();
    }

    private static Request question(ProbeRequest request, HttpUrl url) {
        InetSocketAddress through = request.through();
        Request.Builder question = new Request.Builder().method(request.method(), null);
        // No "Connection: close": a body that only the end of the connection delimits never ends behind a port-forward
        // that
        // keeps the end of a stream to itself.
        question.header("User-Agent", "pageturner").header("Accept", "*/*");
        // Undecoded, so that sizes and headers are those of the server.
        question.header("Accept-Encoding", "identity");
        if (through == null) {
            question.url(url);
        } else {
            question.url(url.newBuilder().port(through.getPort()).build());
            question.header("Host", url.host() + ":" + url.port());
        }
        request.headers().forEach(header -> question.header(header.name(), header.value()));
        return question.build();
    }
}
