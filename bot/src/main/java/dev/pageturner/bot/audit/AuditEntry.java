package dev.pageturner.bot.audit;

import dev.pageturner.bot.base.Person;
import java.time.Instant;
import java.util.Map;

/**
 * One line of the trail.
 *
 * @param who who caused it
 * @param what a dotted verb ({@code incident.opened}, {@code execution.approved})
 * @param subject what it is about ({@code INC-12}, {@code #7 rollback deployment/web})
 * @param outcome accepted, refused, succeeded, failed ...
 * @param details everything else worth keeping, without secrets
 */
public record AuditEntry(
        Instant when,
        Person who,
        String what,
        String subject,
        String why,
        String outcome,
        Map<String, String> details) {
    public AuditEntry {
        details = Map.copyOf(details);
    }
}
