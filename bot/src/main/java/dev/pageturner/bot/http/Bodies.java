package dev.pageturner.bot.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads bodies, bounded in length and in time: somebody who sends a byte now and then must not hold a thread for long. */
final class Bodies {
    private static final int CHUNK = 16 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

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

    private BodyRefusedException tooLong() {
        return new BodyRefusedException(413, "the body is longer than " + limit + " bytes");
    }
}
