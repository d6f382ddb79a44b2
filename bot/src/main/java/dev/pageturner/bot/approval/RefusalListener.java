package dev.pageturner.bot.approval;

import dev.pageturner.bot.base.Person;

/** Told of everything that somebody asked for and did not get: refusals are on record too. */
@FunctionalInterface
public interface RefusalListener {
    /**
     * @param what request, approve, deny or cancel
     * @param subject the command line, or the execution's label with it
     * @param reason one word for metrics: role, four-eyes, policy, kubectl, changed, state, unreachable
     */
    void refused(Person who, String what, String subject, String reason, String sentence);
}
