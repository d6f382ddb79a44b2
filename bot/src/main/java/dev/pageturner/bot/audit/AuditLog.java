package dev.pageturner.bot.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Writes entries as the one JSON text that is stored, hashed and exported. */
public final class AuditLog implements AuditTrail {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The database keeps no more. */
    private static final Duration MICROSECOND = Duration.of(1, ChronoUnit.MICROS);

    private final AuditStore store;

    public AuditLog(AuditStore store) {
        this.store = store;
    }

    @Override
    public void append(AuditEntry entry) {
        store.append(entry, text(entry));
    }

    static String text(AuditEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("when", entry.when().toString());
        fields.put("who", entry.who().id());
        fields.put("name", entry.who().name());
        fields.put("what", entry.what());
        fields.put("subject", entry.subject());
        fields.put("why", entry.why());
        fields.put("outcome", entry.outcome());
        fields.put("details", new TreeMap<>(entry.details()));
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }

    /** Whether the columns say what the text says: the hash covers the text alone. */
    static boolean agree(String text, AuditStore.Columns columns) {
        try {
            JsonNode entry = JSON.readTree(text);
            Instant when = Instant.parse(entry.path("when").asText());
            return entry.path("what").asText().equals(columns.what())
                    && entry.path("outcome").asText().equals(columns.outcome())
                    && entry.path("subject").asText().equals(columns.subject())
                    && Duration.between(when, columns.happened()).abs().compareTo(MICROSECOND) <= 0;
        } catch (JsonProcessingException | DateTimeParseException e) {
            return false;
        }
    }
}
