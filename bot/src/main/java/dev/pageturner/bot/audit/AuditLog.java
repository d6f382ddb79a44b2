package dev.pageturner.bot.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Writes entries as the one JSON text that is stored, hashed and exported. */
public final class AuditLog implements AuditTrail {
    private static final ObjectMapper JSON = new ObjectMapper();

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
}
