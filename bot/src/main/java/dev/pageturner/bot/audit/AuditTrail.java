package dev.pageturner.bot.audit;

/** The record of who did what, when, why, on whose approval, with what outcome. Written in the transaction that it reports. */
public interface AuditTrail {
    void append(AuditEntry entry);
}
