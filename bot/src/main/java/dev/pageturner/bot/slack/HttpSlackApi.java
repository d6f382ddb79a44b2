package dev.pageturner.bot.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.users.UsersInfoResponse;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.util.http.SlackHttpClient;
import dev.pageturner.bot.base.Secret;
import dev.pageturner.bot.message.FileUpload;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Slack's Web API through Slack's own client. */
public final class HttpSlackApi implements SlackApi, AutoCloseable {
    private static final int CALL_MILLIS = 10_000;

    private final Slack slack;
    private final SlackCalls calls;
    private final SlackHistory history;

    /** @param url of the Web API, with or without a slash at its end; empty: Slack's own */
    public HttpSlackApi(Secret botToken, String url) {
        SlackConfig config = new SlackConfig();
        config.setHttpClientCallTimeoutMillis(CALL_MILLIS);
        config.setHttpClientReadTimeoutMillis(CALL_MILLIS);
        config.setStatsEnabled(false);
        config.setTokenExistenceVerificationEnabled(false);
        if (!url.isEmpty()) {
            config.setMethodsEndpointUrlPrefix(url.endsWith("/") ? url : url + "/");
        }
        this.slack = Slack.getInstance(config, new SlackHttpClient(client(config)));
        this.calls = new SlackCalls(slack.methods(botToken.reveal()));
        this.history = new SlackHistory(calls);
    }

    private static OkHttpClient client(SlackConfig config) {
        return SlackHttpClient.buildOkHttpClient(config)
                .newBuilder()
                .addInterceptor(new OnceOnly())
                .build();
    }

    /** For Bolt, which wants to know whom it could talk to. */
    Slack slack() {
        return slack;
    }

    @Override
    public Reply post(String channel, @Nullable String threadTs, Rendered message, String slot, long version) {
        return calls.reply(
                m -> m.chatPostMessage(r -> r.channel(channel)
                        .threadTs(threadTs)
                        .text(message.text())
                        .blocksAsString(blocks(message))
                        .metadata(SlackHistory.metadata(slot, version))
                        .unfurlLinks(false)
                        .unfurlMedia(false)),
                ChatPostMessageResponse::getTs);
    }

    @Override
    public Reply update(String channel, String ts, Rendered message, String slot, long version) {
        return calls.reply(
                m -> m.chatUpdate(r -> r.channel(channel)
                        .ts(ts)
                        .text(message.text())
                        .blocksAsString(message.blocks())
                        .metadata(SlackHistory.metadata(slot, version))),
                response -> response.getTs());
    }

    @Override
    public Reply whisper(String channel, @Nullable String threadTs, String userId, Rendered message) {
        return calls.reply(
                m -> m.chatPostEphemeral(r -> r.channel(channel)
                        .threadTs(threadTs)
                        .user(userId)
                        .text(message.text())
                        .blocksAsString(blocks(message))),
                response -> response.getMessageTs());
    }

    private static @Nullable String blocks(Rendered message) {
        return message.blocks().equals("[]") ? null : message.blocks();
    }

    @Override
    public Reply upload(String channel, @Nullable String threadTs, FileUpload file) {
        return calls.reply(
                m -> m.filesUploadV2(r -> r.channel(channel)
                        .threadTs(threadTs)
                        .filename(file.name())
                        .title(file.title())
                        .altTxt(file.altText().isEmpty() ? null : file.altText())
                        .fileData(file.content())
                        .requestFileInfo(false)),
                response -> response.getFile() == null ? "" : response.getFile().getId());
    }

    @Override
    public Optional<Found> find(String channel, @Nullable String threadTs, String slot, Instant since) {
        return history.find(channel, threadTs, slot, since);
    }

    @Override
    public boolean hasFile(String channel, @Nullable String threadTs, String fileName, Instant since) {
        return history.hasFile(channel, threadTs, fileName, since);
    }

    @Override
    public Reply openView(String triggerId, String view) {
        return calls.reply(m -> m.viewsOpen(r -> r.triggerId(triggerId).viewAsString(view)), HttpSlackApi::viewId);
    }

    private static @Nullable String viewId(ViewsOpenResponse response) {
        return response.getView() == null ? null : response.getView().getId();
    }

    @Override
    public Reply updateView(String viewId, String view) {
        return calls.reply(m -> m.viewsUpdate(r -> r.viewId(viewId).viewAsString(view)), response -> viewId);
    }

    @Override
    public Reply publishHome(String userId, String view) {
        return calls.reply(m -> m.viewsPublish(r -> r.userId(userId).viewAsString(view)), response -> "");
    }

    @Override
    public Reply respond(String responseUrl, Rendered message) {
        String body = BlockKit.ephemeralResponse(message);
        try {
            int status = slack.send(responseUrl, body).getCode();
            return status == 200 ? new Reply.Ok("") : new Reply.Refused("HTTP " + status);
        } catch (IOException | RuntimeException e) {
            return new Reply.Lost(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String self() {
        String id = calls.ask(m -> m.authTest(r -> r)).getUserId();
        return id == null ? "" : id;
    }

    @Override
    public String nameOf(String userId) {
        UsersInfoResponse response = calls.ask(m -> m.usersInfo(r -> r.user(userId)));
        var user = response.getUser();
        if (user == null) {
            return userId;
        }
        String shown =
                user.getProfile() == null ? "" : orEmpty(user.getProfile().getDisplayName());
        String name = shown.isEmpty() ? orEmpty(user.getRealName()) : shown;
        return name.isEmpty() ? (orEmpty(user.getName()).isEmpty() ? userId : user.getName()) : name;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public Set<String> members(String groupId) {
        List<String> members = calls.ask(
                        m -> m.usergroupsUsersList(r -> r.usergroup(groupId)), Set.of("no_such_subteam"))
                .getUsers();
        return members == null ? Set.of() : Set.copyOf(members);
    }

    @Override
    public void close() throws Exception {
        slack.close();
    }
}
