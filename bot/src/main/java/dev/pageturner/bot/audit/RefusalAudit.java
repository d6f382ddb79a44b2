package dev.pageturner.bot.audit;

import dev.pageturner.bot.approval.RefusalListener;
import dev.pageturner.bot.base.Person;
import java.time.Clock;
import java.util.Map;

/** Puts on record what somebody asked for and did not get. */
public final class RefusalAudit implements RefusalListener {
    private final AuditTrail trail;
    private final Clock clock;

    public RefusalAudit(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void refused(Person who, String what, String subject, String reason, String sentence) {
        trail.append(new AuditEntry(
                clock.instant(), who, "execution." + what, subject, sentence, "refused", Map.of("reason", reason)));
    }
}
