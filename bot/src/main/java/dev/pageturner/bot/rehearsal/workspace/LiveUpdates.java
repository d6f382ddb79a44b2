package dev.pageturner.bot.rehearsal.workspace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.io.Content;

/** Server-sent events: everything that the person at the page may see, as it happens. */
final class LiveUpdates {
    /** Shorter than any idle timeout on the way. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Changes changes;

    LiveUpdates(Changes changes) {
        this.changes = changes;
    }

    void stream(Exchange exchange) throws IOException {
        String user = exchange.query("as");
        long seen = number(exchange);
        exchange.response().getHeaders().put("Content-Type", "text/event-stream; charset=utf-8");
        try (OutputStream out = Content.Sink.asOutputStream(exchange.response())) {
            send(out, ": hello\n\n");
            while (!changes.closed()) {
                if (!changes.keptSince(seen)) {
                    seen = changes.last();
                    send(out, "data: {\"type\":\"reset\"}\n\n");
                }
                seen = sendNews(out, user, seen);
            }
            exchange.callback().succeeded();
        } catch (IOException pageClosed) {
            exchange.callback().failed(pageClosed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            exchange.callback().failed(stopping);
        }
    }

    private long sendNews(OutputStream out, String user, long seen) throws IOException, InterruptedException {
        List<Changes.Change> news = changes.since(seen, HEARTBEAT);
        if (news.isEmpty()) {
            send(out, ": still here\n\n");
            return seen;
        }
        StringBuilder events = new StringBuilder();
        for (Changes.Change change : news) {
            if (change.user().isEmpty() || change.user().equals(user)) {
                events.append("id: ")
                        .append(change.number())
                        .append("\ndata: ")
                        .append(change.what())
                        .append("\n\n");
            }
        }
        if (!events.isEmpty()) {
            send(out, events.toString());
        }
        return news.get(news.size() - 1).number();
    }

    private static void send(OutputStream out, String event) throws IOException {
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** After a break the browser says what it saw last. */
    private static long number(Exchange exchange) {
        String last = exchange.header("Last-Event-ID");
        try {
            return Long.parseLong(last.isEmpty() ? exchange.query("after") : last);
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
