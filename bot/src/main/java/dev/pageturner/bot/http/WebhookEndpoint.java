package dev.pageturner.bot.http;

import dev.pageturner.bot.alert.NotificationIntake;
import dev.pageturner.bot.alert.PayloadDecoder;
import dev.pageturner.bot.alert.PayloadDecoder.Decoded;
import dev.pageturner.bot.alert.Senders;
import dev.pageturner.bot.base.StorageException;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes Alertmanager's notifications. Answers 200 only once they are committed. */
final class WebhookEndpoint implements Endpoint {
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
    public Reply answer(Request request) throws IOException {
        Optional<String> source = senders.identify(request.getHeaders().get(HttpHeader.AUTHORIZATION));
        if (source.isEmpty()) {
            log.warn("a notification from {} was refused: no known token", Request.getRemoteAddr(request));
            return Reply.text(401, "send the token of a configured Alertmanager, as bearer token or as password\n")
                    .with("WWW-Authenticate", "Bearer realm=\"pageturner\"")
                    .with("Connection", "close");
        }
        Decoded decoded = decoder.decode(source.get(), bodies.read(request));
        if (decoded instanceof Decoded.Refused refused) {
            log.warn("a notification of {} was refused: {}", source.get(), refused.sentence());
            return Reply.text(400, refused.sentence() + "\n");
        }
        return store((Decoded.Ok) decoded);
    }

    /** 503 and not 429: Alertmanager tries again after the one and gives up on the other. */
    private Reply store(Decoded.Ok decoded) {
        try {
            intake.accept(decoded.notification());
            return Reply.text(200, "stored\n");
        } catch (StorageException e) {
            log.error(
                    "a notification of {} could not be stored: {}",
                    decoded.notification().source(),
                    e.getMessage(),
                    log.isDebugEnabled() ? e : null);
            return Reply.text(503, "the notification could not be stored, send it again\n")
                    .with("Retry-After", "5");
        }
    }
}
