package dev.pageturner.bot.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads bodies, bounded in length and in time: somebody who sends a byte now and then must not hold a thread for long. */
final class Bodies {
    private static final Logger log = LoggerFactory.getLogger(Bodies.class);
    private static final int CHUNK = 16 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_DISCARDED = 64 * 1024 * 1024;
    private static final Duration DISCARDING = Duration.ofSeconds(3);

    private final int limit;
    private final Clock clock;

    /** @param limit bytes */
    Bodies(int limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    byte[] read(Request request) throws IOException {
        long announced = request.getLength();
        if (announced > limit) {
            throw tooLong();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(announced > 0 ? (int) announced : CHUNK);
        byte[] chunk = new byte[CHUNK];
        Instant deadline = clock.instant().plus(PATIENCE);
        InputStream content = Content.Source.asInputStream(request);
        for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
            body.write(chunk, 0, read);
            if (body.size() > limit) {
                throw tooLong();
            }
            if (clock.instant().isAfter(deadline)) {
                throw new BodyRefusedException(
                        408, "the body took longer than " + PATIENCE.toSeconds() + " seconds to arrive");
            }
        }
        return body.toByteArray();
    }

    /**
     * Takes what is still on its way, within bounds: whoever is in the middle of sending would meet a closed connection and never
     * read why.
     */
    static void discardRest(Request request, Clock clock) {
        if (request.getHeaders().contains(HttpHeader.EXPECT)) {
            return;
        }
        Instant deadline = clock.instant().plus(DISCARDING);
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream content = Content.Source.asInputStream(request);
            long discarded = 0;
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                discarded += read;
                if (discarded > MOST_DISCARDED || clock.instant().isAfter(deadline)) {
                    return;
                }
            }
        } catch (IOException e) {
            log.debug("the rest of a refused body did not come", e);
        }
    }

    private BodyRefusedException tooLong() {
        return new BodyRefusedException(413, "the body is longer than " + limit + " bytes");
    }
}
