package dev.pageturner.bot.http;

import dev.pageturner.bot.alert.Notification;
import dev.pageturner.bot.alert.NotificationIntake;
import dev.pageturner.bot.alert.PayloadDecoder;
import dev.pageturner.bot.alert.PayloadDecoder.Decoded;
import dev.pageturner.bot.alert.Senders;
import dev.pageturner.bot.base.StorageException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes Alertmanager's notifications. Answers 200 only once they are committed. */
final class WebhookEndpoint implements LateEndpoint {
    private static final Logger log = LoggerFactory.getLogger(WebhookEndpoint.class);

    private final Senders senders;
    private final Bodies bodies;
    private final PayloadDecoder decoder;
    private final NotificationIntake intake;

    WebhookEndpoint(Senders senders, Bodies bodies, PayloadDecoder decoder, NotificationIntake intake) {
        this.senders = senders;
        this.bodies = bodies;
        this.decoder = decoder;
        this.intake = intake;
    }

    @Override
    public CompletableFuture<Reply> answer(Request request) throws IOException {
        Optional<String> source = senders.identify(request.getHeaders().get(HttpHeader.AUTHORIZATION));
        if (source.isEmpty()) {
            log.warn("a notification from {} was refused: no known token", Request.getRemoteAddr(request));
            return LateEndpoint.now(
                    Reply.text(401, "send the token of a configured Alertmanager, as bearer token or as password\n")
                            .with("WWW-Authenticate", "Bearer realm=\"pageturner\"")
                            .with("Connection", "close"));
        }
        Decoded decoded = decoder.decode(source.get(), bodies.read(request));
        if (decoded instanceof Decoded.Refused refused) {
            log.warn("a notification of {} was refused: {}", source.get(), refused.sentence());
            return LateEndpoint.now(Reply.text(400, refused.sentence() + "\n"));
        }
        Notification notification = ((Decoded.Ok) decoded).notification();
        return intake.take(notification).handle((done, failure) -> reply(notification, failure));
    }

    /** 503 and not 429: Alertmanager tries again after the one and gives up on the other. */
    private static Reply reply(Notification notification, @Nullable Throwable failure) {
        if (failure == null) {
            return Reply.text(200, "stored\n");
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(cause instanceof StorageException)) {
            throw new CompletionException(cause);
        }
        log.error(
                "a notification of {} could not be stored: {}",
                notification.source(),
                cause.getMessage(),
                log.isDebugEnabled() ? cause : null);
        return Reply.text(503, "the notification could not be stored, send it again\n")
                .with("Retry-After", "5");
    }
}
