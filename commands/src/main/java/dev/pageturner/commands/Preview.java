package dev.pageturner.commands;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command would do now.
 *
 * @param target what it acts on, as kubectl names it ({@code deployment/web}, {@code node/node-1})
 * @param refusal why it would not run, in kubectl's words where kubectl has them; null when allowed
 * @param warnings what the approver has to know
 * @param facts label to value, for people (current revision, images, age, change cause), in order
 * @param fingerprint what an approval is bound to: covers everything the approver saw
 */
public record Preview(
        String command,
        String target,
        Map<String, String> arguments,
        Risk risk,
        boolean allowed,
        @Nullable String refusal,
        List<String> warnings,
        Map<String, String> facts,
        List<Change> changes,
        String fingerprint) {
    public Preview {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        warnings = List.copyOf(warnings);
        changes = List.copyOf(changes);
    }

    /** Of a question, which changes nothing and needs nobody's approval. */
    public static Preview read(Invocation invocation, String target, Map<String, String> facts) {
        return new Preview(
                invocation.command(),
                target,
                invocation.arguments(),
                Risk.READ,
                true,
                null,
                List.of(),
                facts,
                List.of(),
                "");
    }

    public static Preview refused(Invocation invocation, String target, Risk risk, String refusal) {
        return new Preview(
                invocation.command(),
                target,
                invocation.arguments(),
                risk,
                false,
                refusal,
                List.of(),
                Map.of(),
                List.of(),
                "");
    }
}
