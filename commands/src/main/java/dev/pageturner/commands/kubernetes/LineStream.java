package dev.pageturner.commands.kubernetes;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a body that is still arriving. The HTTP client's thread puts them in, the reader takes them out; nothing more is
 * asked of the server while many lines wait.
 */
final class LineStream implements AutoCloseable {
    private static final int MANY = 2_000;
    private static final String END = new String("end of stream");

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final int longestLine;
    private volatile @Nullable AsyncBody body;
    private volatile boolean paused;
    private volatile boolean ended;

    LineStream(int longestLine) {
        this.longestLine = longestLine;
    }

    void start(AsyncBody arriving) {
        body = arriving;
        arriving.done().whenComplete((done, failure) -> {
            synchronized (partial) {
                if (partial.size() > 0) {
                    finishLine();
                }
            }
            lines.add(END);
        });
        arriving.consume();
    }

    void accept(List<ByteBuffer> buffers, AsyncBody arriving) {
        synchronized (partial) {
            for (ByteBuffer buffer : buffers) {
                while (buffer.hasRemaining()) {
                    add(buffer.get());
                }
            }
        }
        if (lines.size() > MANY) {
            paused = true;
        } else {
            arriving.consume();
        }
    }

    private void add(byte octet) {
        if (octet == '\n') {
            finishLine();
        } else if (partial.size() < longestLine) {
            partial.write(octet);
        }
    }

    private void finishLine() {
        lines.add(partial.toString(StandardCharsets.UTF_8));
        partial.reset();
    }

    Optional<String> next(Duration wait) {
        if (ended) {
            return Optional.empty();
        }
        try {
            String line = lines.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
            resume();
            if (line == END) { // the very object: a line may well read like it
                ended = true;
                return Optional.empty();
            }
            return Optional.ofNullable(line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void resume() {
        AsyncBody arriving = body;
        if (paused && arriving != null && lines.size() < MANY / 2) {
            paused = false;
            arriving.consume();
        }
    }

    boolean ended() {
        return ended;
    }

    /** Everything that is left, for the short body of an error. */
    String rest(Duration wait) {
        StringBuilder rest = new StringBuilder();
        for (Optional<String> line = next(wait); line.isPresent() && rest.length() < 65_536; line = next(wait)) {
            rest.append(line.get()).append('\n');
        }
        close();
        return rest.toString();
    }

    @Override
    public void close() {
        ended = true;
        AsyncBody arriving = body;
        if (arriving != null) {
            arriving.cancel();
        }
    }
}
