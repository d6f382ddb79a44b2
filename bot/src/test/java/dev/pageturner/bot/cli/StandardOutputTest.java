package dev.pageturner.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    @Test
    void printsUtf8WhateverTheLocaleSays() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StandardOutput output = new StandardOutput(bytes);
        PrintWriter writer = output.writer();
        writer.print("Störung → 端");
        writer.flush();

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("Störung → 端");
        assertThat(output.loss()).isEmpty();
    }

    @Test
    void aFullDiskIsALossAndAReaderThatHasSeenEnoughIsNone() {
        assertThat(failing("No space left on device").loss())
                .hasValue("The output could not be written: No space left on device.");
        assertThat(failing("Broken pipe").loss()).isEmpty();
    }

    private static StandardOutput failing(String message) {
        StandardOutput output = new StandardOutput(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(message);
            }
        });
        PrintWriter writer = output.writer();
        writer.print("report");
        writer.flush();
        return output;
    }
}
