package dev.pageturner.bot.rehearsal.workspace;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;

/** The real slack-api-client, pointed at the workspace as the bot is. */
final class SlackClients {
    private SlackClients() {}

    static MethodsClient of(LocalWorkspace workspace) {
        return of(workspace, workspace.botToken());
    }

    static MethodsClient of(LocalWorkspace workspace, String token) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(workspace.apiUrl());
        return Slack.getInstance(config).methods(token);
    }
}
