package dev.pageturner.bot.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Reads Alertmanager's webhook payload, version 4. Fields that it does not know are ignored: newer versions add some. */
public final class PayloadDecoder {
    private final ObjectReader reader = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);
    private final Clock clock;

    public PayloadDecoder(Clock clock) {
        this.clock = clock;
    }

    /** What became of a body. */
    public sealed interface Decoded {
        record Ok(Notification notification) implements Decoded {}

        /** @param sentence what is wrong with the body; fit for whoever sent it */
        record Refused(String sentence) implements Decoded {}
    }

    /** @param source name of the Alertmanager in the configuration */
    public Decoded decode(String source, byte[] body) {
        try {
            return new Decoded.Ok(notification(source, new Fields(root(body), "")));
        } catch (MalformedPayloadException e) {
            return new Decoded.Refused(e.getMessage());
        }
    }

    private JsonNode root(byte[] body) {
        try {
            JsonNode root = reader.readTree(body);
            if (root == null || !root.isObject()) {
                throw new MalformedPayloadException("the body is not a JSON object");
            }
            return root;
        } catch (JsonProcessingException e) {
            // The parser's own words quote the body, which belongs to the sender but into no log.
            throw new MalformedPayloadException("the body is not JSON"
                    + (e.getLocation() == null
                            ? ""
                            : " (line " + e.getLocation().getLineNr() + ", column "
                                    + e.getLocation().getColumnNr() + ")"));
        } catch (IOException e) {
            throw new MalformedPayloadException("the body cannot be read");
        }
    }

    private Notification notification(String source, Fields root) {
        String version = root.text("version");
        if (!version.equals("4")) {
            throw new MalformedPayloadException("version is \"" + Fields.shortened(version)
                    + "\", but only version \"4\" of Alertmanager's webhook is understood");
        }
        String groupKey = root.text("groupKey");
        if (groupKey.isEmpty()) {
            throw new MalformedPayloadException("groupKey is empty");
        }
        List<Alert> alerts = new ArrayList<>();
        for (Fields alert : root.objects("alerts")) {
            alerts.add(alert(alert));
        }
        return new Notification(
                source,
                Receivers.unquoted(root.text("receiver", "")),
                groupKey,
                firing(root, alerts.stream().anyMatch(Alert::firing)),
                root.texts("groupLabels"),
                root.texts("commonLabels"),
                root.texts("commonAnnotations"),
                root.text("externalURL", ""),
                root.count("truncatedAlerts"),
                alerts);
    }

    private Alert alert(Fields alert) {
        var labels = alert.texts("labels");
        boolean firing = firing(alert, alert.moment("endsAt") == null);
        var startsAt = alert.moment("startsAt");
        String fingerprint = alert.text("fingerprint", "");
        return new Alert(
                fingerprint.isEmpty() ? Fingerprints.of(labels) : fingerprint,
                firing,
                labels,
                alert.texts("annotations"),
                startsAt == null ? clock.instant().truncatedTo(ChronoUnit.MICROS) : startsAt,
                firing ? null : alert.moment("endsAt"),
                alert.text("generatorURL", ""));
    }

    private static boolean firing(Fields fields, boolean otherwise) {
        String status = fields.text("status", otherwise ? "firing" : "resolved");
        return switch (status) {
            case "firing" -> true;
            case "resolved" -> false;
            default ->
                throw new MalformedPayloadException(fields.path("status") + " is \"" + Fields.shortened(status)
                        + "\", but has to be \"firing\" or \"resolved\"");
        };
    }
}
