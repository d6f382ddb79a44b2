package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** Reads arguments in each of Slack's encodings: query, form, multipart form, JSON. */
final class Arguments {
    private static final int MAX_UPLOAD = 64 * 1024 * 1024;

    private Arguments() {}

    static ObjectNode of(Exchange exchange) throws IOException, ApiRefusal {
        ObjectNode arguments = Json.object();
        Request.extractQueryParameters(exchange.request())
                .forEach(field -> arguments.put(field.getName(), field.getValue()));
        String type = exchange.contentType();
        if (type.startsWith("application/json")) {
            if (!(Json.parse(exchange.text()) instanceof ObjectNode body)) {
                throw new ApiRefusal("invalid_json");
            }
            arguments.setAll(body);
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            form(exchange.text()).forEach(field -> arguments.put(field.getName(), field.getValue()));
        } else if (type.startsWith("multipart/form-data")) {
            multipart(exchange, arguments);
        }
        return arguments;
    }

    private static Fields form(String body) {
        Fields fields = new Fields();
        UrlEncoded.decodeUtf8To(body, fields);
        return fields;
    }

    private static void multipart(Exchange exchange, ObjectNode arguments) throws IOException {
        try (MultiPartFormData.Parts parts = parts(exchange)) {
            for (MultiPart.Part part : parts) {
                arguments.put(part.getName(), part.getContentAsString(StandardCharsets.UTF_8));
            }
        }
    }

    /** The bytes of an upload: the first file of a multipart form, or the body as it is. */
    static byte[] upload(Exchange exchange) throws IOException {
        if (!exchange.contentType().startsWith("multipart/form-data")) {
            return exchange.body();
        }
        try (MultiPartFormData.Parts parts = parts(exchange)) {
            for (MultiPart.Part part : parts) {
                try (java.io.InputStream content =
                        org.eclipse.jetty.io.Content.Source.asInputStream(part.getContentSource())) {
                    return content.readAllBytes();
                }
            }
        }
        return new byte[0];
    }

    private static MultiPartFormData.Parts parts(Exchange exchange) {
        MultiPartConfig config = new MultiPartConfig.Builder()
                .maxMemoryPartSize(MAX_UPLOAD)
                .maxSize(MAX_UPLOAD)
                .maxPartSize(MAX_UPLOAD)
                .useFilesForPartsWithoutFileName(false)
                .build();
        return MultiPartFormData.getParts(
                exchange.request(), exchange.request(), exchange.header("Content-Type"), config);
    }
}
