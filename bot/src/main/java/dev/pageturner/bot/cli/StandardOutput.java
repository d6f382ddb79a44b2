package dev.pageturner.bot.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the program prints: in UTF-8 whatever the locale says, because others read it, and with a memory of what got lost,
 * because Java's print methods have none. A reader that has seen enough ({@code | head}) is no loss.
 */
public final class StandardOutput extends FilterOutputStream {
    private @Nullable IOException failure;

    StandardOutput(OutputStream out) {
        super(out);
    }

    /** Replaces both streams of the process; everything that prints afterwards prints there. */
    public static StandardOutput install() {
        StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        return out;
    }

    /** For many small pieces; to be flushed. */
    public PrintWriter writer() {
        return new PrintWriter(new OutputStreamWriter(new BufferedOutputStream(this), StandardCharsets.UTF_8));
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** A sentence when something that was printed did not arrive. */
    public Optional<String> loss() {
        String why = failure == null ? null : String.valueOf(failure.getMessage());
        return why == null || why.contains("Broken pipe") || why.contains("pipe is being closed")
                ? Optional.empty()
                : Optional.of("The output could not be written: " + why + ".");
    }
}
