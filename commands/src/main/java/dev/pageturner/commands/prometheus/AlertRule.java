package dev.pageturner.commands.prometheus;

/**
 * One alerting rule as the server has loaded it.
 *
 * @param expression as the server prints it, which is not always as it was written
 */
public record AlertRule(String name, String expression) {}
