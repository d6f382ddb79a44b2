package dev.pageturner.bot.rehearsal.workspace;

import java.util.List;

/**
 * The app as it would be installed in Slack.
 *
 * @param command slash command with its slash
 * @param usageHint shown beside the command while typing
 * @param words what can follow the command, suggested while typing
 * @param shortcuts message shortcuts, offered in the menu of each message
 */
public record BotIdentity(
        String appId,
        String botId,
        String userId,
        String name,
        String command,
        String usageHint,
        List<Suggestion> words,
        List<Shortcut> shortcuts) {
    public BotIdentity {
        words = List.copyOf(words);
        shortcuts = List.copyOf(shortcuts);
    }

    /** A word of the slash command. */
    public record Suggestion(String word, String description) {}

    /** A message shortcut. */
    public record Shortcut(String callbackId, String name) {}

    static BotIdentity pageturner() {
        return new BotIdentity(
                "A0PAGETURNER",
                "B0PAGETURNER",
                "U0PAGETURNER",
                "Pageturner",
                "/pageturner",
                "[help | status | runbook SEARCH | rollback deployment/NAME -n NAMESPACE]",
                List.of(
                        new Suggestion("help", "What Pageturner understands"),
                        new Suggestion("status", "Open incidents, pending approvals, running executions"),
                        new Suggestion("incidents", "What is open, and where its thread is"),
                        new Suggestion("whoami", "Who you are here and what you may do"),
                        new Suggestion("runbook ", "Find a scenario: runbook SEARCH"),
                        new Suggestion("rollback ", "rollback deployment/NAME -n NAMESPACE [--to-revision=N]"),
                        new Suggestion("drain ", "drain NODE --ignore-daemonsets"),
                        new Suggestion("run ", "Any command of the catalogue: run COMMAND ...")),
                List.of());
    }
}
