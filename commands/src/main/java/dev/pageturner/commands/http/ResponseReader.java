package dev.pageturner.commands.http;

import dev.pageturner.commands.http.ProbeRequest.Header;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/** Takes from an answer as much as a person can make use of, and nothing that lets others in. */
final class ResponseReader {
    private static final int MAX_HEADERS = 64;
    private static final int MAX_HEADER_LENGTH = 1024;
    /** Would let every reader of the thread act as the one who probed. */
    private static final Set<String> HIDDEN = Set.of("set-cookie", "set-cookie2", "authorization");

    /** @param truncated true when there was more than is kept */
    record Body(String text, boolean truncated) {}

    private ResponseReader() {}

    static ProbeAnswer.Response head(Response response) {
        Protocol protocol = response.protocol();
        String version =
                protocol == Protocol.HTTP_2 ? "HTTP/2" : protocol.toString().toUpperCase(Locale.ROOT);
        List<Header> headers = new ArrayList<>();
        Headers all = response.headers();
        for (int i = 0; i < Math.min(all.size(), MAX_HEADERS); i++) {
            headers.add(new Header(all.name(i), shown(all.name(i), all.value(i))));
        }
        if (all.size() > MAX_HEADERS) {
            headers.add(new Header("...", (all.size() - MAX_HEADERS) + " more headers"));
        }
        return new ProbeAnswer.Response(version, response.code(), response.message(), headers);
    }

    private static String shown(String name, String value) {
        if (HIDDEN.contains(name.toLowerCase(Locale.ROOT))) {
            return "(hidden)";
        }
        return value.length() > MAX_HEADER_LENGTH ? value.substring(0, MAX_HEADER_LENGTH) + "..." : value;
    }

    static Body body(Response response, int maxBytes) throws IOException {
        ResponseBody body = response.body();
        if (body == null) {
            return new Body("", false);
        }
        BufferedSource source = body.source();
        boolean more = hasMore(source, maxBytes);
        byte[] bytes = new byte[(int) Math.min(maxBytes, source.getBuffer().size())];
        readAll(source, bytes);
        MediaType type = body.contentType();
        Charset charset = type == null ? StandardCharsets.UTF_8 : type.charset(StandardCharsets.UTF_8);
        return new Body(text(bytes, charset == null ? StandardCharsets.UTF_8 : charset, more), more);
    }

    /** A body that stalls is shown as far as it came: its status line says more than that nothing was read. */
    private static boolean hasMore(BufferedSource source, int maxBytes) throws IOException {
        try {
            return source.request(maxBytes + 1L);
        } catch (IOException e) {
            if (source.getBuffer().size() == 0) {
                throw e;
            }
            return true;
        }
    }

    private static void readAll(BufferedSource source, byte[] bytes) throws IOException {
        int at = 0;
        while (at < bytes.length) {
            int count = source.getBuffer().read(bytes, at, bytes.length - at);
            if (count < 0) {
                throw new EOFException();
            }
            at += count;
        }
    }

    private static String text(byte[] bytes, Charset charset, boolean cut) {
        // A cut may go through a character: leave out up to three bytes of it.
        for (int drop = 0; drop <= (cut ? 3 : 0) && drop <= bytes.length; drop++) {
            try {
                String text = charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes, 0, bytes.length - drop))
                        .toString();
                if (text.indexOf('\0') < 0) {
                    return text;
                }
            } catch (CharacterCodingException e) {
                // Tried again without the last byte, or described below.
            }
        }
        return "(" + bytes.length + (cut ? " or more" : "") + " bytes that are not text)";
    }
}
