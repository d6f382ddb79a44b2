package dev.pageturner.bot.rehearsal.workspace;

/**
 * How the bot answered a callback.
 *
 * @param status HTTP status, 0 when there was none
 * @param body of the answer, empty when there was none
 * @param problem empty when the bot acknowledged; else Slack's word for it: operation_timeout, dispatch_failed, app_unreachable
 */
public record Ack(int status, String body, String problem) {
    public boolean acknowledged() {
        return problem.isEmpty();
    }

    static Ack failed(String problem) {
        return new Ack(0, "", problem);
    }
}
