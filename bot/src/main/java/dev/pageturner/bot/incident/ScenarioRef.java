package dev.pageturner.bot.incident;

/** Which scenario an incident shows, and what chose it: a name, so that it survives a reload of the runbooks. */
public record ScenarioRef(String file, String anchor, String title, String matchedBy) {}
