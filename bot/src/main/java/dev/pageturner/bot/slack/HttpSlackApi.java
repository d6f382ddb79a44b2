package dev.pageturner.bot.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.users.UsersInfoResponse;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.model.Message;
import dev.pageturner.bot.base.Secret;
import dev.pageturner.bot.message.FileUpload;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Slack's Web API through Slack's own client. */
public final class HttpSlackApi implements SlackApi, AutoCloseable {
    private static final String SLOT = "pageturner_slot";
    private static final int CALL_MILLIS = 10_000;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Slack slack;
    private final MethodsClient methods;

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
        this.slack = Slack.getInstance(config);
        this.methods = slack.methods(botToken.reveal());
    }

    /** For Bolt, which wants to know whom it could talk to. */
    Slack slack() {
        return slack;
    }

    @FunctionalInterface
    private interface Call<T> {
        T make(MethodsClient methods) throws IOException, SlackApiException;
    }

    private <T extends SlackApiTextResponse> Reply reply(Call<T> call, Function<T, @Nullable String> value) {
        try {
            T response = call.make(methods);
            if (response.isOk()) {
                String found = value.apply(response);
                return new Reply.Ok(found == null ? "" : found);
            }
            String error = response.getError() == null ? "no_error_given" : response.getError();
            return Refusals.passing(error) ? new Reply.Lost(error) : new Reply.Refused(error);
        } catch (SlackApiException e) {
            return reply(e);
        } catch (ConnectException | UnknownHostException | NoRouteToHostException e) {
            return new Reply.Unreachable("Slack cannot be reached: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            // What Slack's client could not read may have been an answer to something that was done.
            return new Reply.Lost(String.valueOf(e.getMessage()));
        }
    }

    private static Reply reply(SlackApiException e) {
        int status = e.getResponse().code();
        if (status == 429) {
            return new Reply.RateLimited(retryAfter(e.getResponse().header("Retry-After")));
        }
        String error = e.getError() == null ? null : e.getError().getError();
        return status >= 500 || error == null ? new Reply.Lost("HTTP " + status) : new Reply.Refused(error);
    }

    private static Duration retryAfter(@Nullable String header) {
        try {
            return header == null ? RETRY_AFTER : Duration.ofSeconds(Math.max(0, Long.parseLong(header.strip())));
        } catch (NumberFormatException e) {
            return RETRY_AFTER;
        }
    }

    private static Message.Metadata metadata(String slot, long version) {
        return Message.Metadata.builder()
                .eventType(SLOT)
                .eventPayload(Map.of("slot", slot, "version", version))
                .build();
    }

    @Override
    public Reply post(String channel, @Nullable String threadTs, Rendered message, String slot, long version) {
        return reply(
                m -> m.chatPostMessage(r -> r.channel(channel)
                        .threadTs(threadTs)
                        .text(message.text())
                        .blocksAsString(blocks(message))
                        .metadata(metadata(slot, version))
                        .unfurlLinks(false)
                        .unfurlMedia(false)),
                ChatPostMessageResponse::getTs);
    }

    @Override
    public Reply update(String channel, String ts, Rendered message, String slot, long version) {
        return reply(
                m -> m.chatUpdate(r -> r.channel(channel)
                        .ts(ts)
                        .text(message.text())
                        .blocksAsString(message.blocks())
                        .metadata(metadata(slot, version))),
                response -> response.getTs());
    }

    @Override
    public Reply whisper(String channel, @Nullable String threadTs, String userId, Rendered message) {
        return reply(
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
        return reply(
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
        return search(channel, threadTs, since, message -> isSlot(message, slot))
                .map(HttpSlackApi::found);
    }

    private static boolean isSlot(Message message, String slot) {
        Message.Metadata metadata = message.getMetadata();
        return metadata != null
                && SLOT.equals(metadata.getEventType())
                && metadata.getEventPayload() != null
                && slot.equals(metadata.getEventPayload().get("slot"));
    }

    private static Found found(Message message) {
        Object version = message.getMetadata().getEventPayload().get("version");
        return new Found(message.getTs(), version instanceof Number number ? number.longValue() : 0);
    }

    @Override
    public boolean hasFile(String channel, @Nullable String threadTs, String fileName, Instant since) {
        return search(
                        channel,
                        threadTs,
                        since,
                        message -> message.getFiles() != null
                                && message.getFiles().stream().anyMatch(file -> fileName.equals(file.getName())))
                .isPresent();
    }

    private Optional<Message> search(
            String channel, @Nullable String threadTs, Instant since, Predicate<Message> wanted) {
        // A minute more, because Slack's clock is not ours.
        String oldest = (since.getEpochSecond() - 60) + ".000000";
        String cursor = null;
        do {
            Page page = page(channel, threadTs, oldest, cursor);
            Optional<Message> hit = page.messages().stream().filter(wanted).findFirst();
            if (hit.isPresent()) {
                return hit;
            }
            cursor = page.next();
        } while (cursor != null && !cursor.isEmpty());
        return Optional.empty();
    }

    private record Page(List<Message> messages, @Nullable String next) {}

    private Page page(String channel, @Nullable String threadTs, String oldest, @Nullable String cursor) {
        return threadTs == null
                ? ask(m -> m.conversationsHistory(r -> r.channel(channel)
                                .oldest(oldest)
                                .limit(200)
                                .cursor(cursor)
                                .includeAllMetadata(true)))
                        .map(r -> new Page(r.getMessages(), next(r.getResponseMetadata())))
                        .value()
                : ask(m -> m.conversationsReplies(r -> r.channel(channel)
                                .ts(threadTs)
                                .oldest(oldest)
                                .limit(200)
                                .cursor(cursor)
                                .includeAllMetadata(true)))
                        .map(r -> new Page(r.getMessages(), next(r.getResponseMetadata())))
                        .value();
    }

    private static @Nullable String next(com.slack.api.model.@Nullable ResponseMetadata metadata) {
        return metadata == null ? null : metadata.getNextCursor();
    }

    private record Asked<T>(T value) {
        <R> Asked<R> map(Function<T, R> function) {
            return new Asked<>(function.apply(value));
        }
    }

    private <T extends SlackApiTextResponse> Asked<T> ask(Call<T> call) {
        return ask(call, Set.of());
    }

    /** @param answers errors that are answers too */
    private <T extends SlackApiTextResponse> Asked<T> ask(Call<T> call, Set<String> answers) {
        try {
            T response = call.make(methods);
            if (!response.isOk() && !answers.contains(String.valueOf(response.getError()))) {
                throw new SlackUnavailableException("Slack answered " + response.getError(), null);
            }
            return new Asked<>(response);
        } catch (SlackApiException e) {
            throw new SlackUnavailableException(
                    "Slack answered HTTP " + e.getResponse().code(), e);
        } catch (IOException e) {
            throw new SlackUnavailableException("Slack cannot be reached: " + e.getMessage(), e);
        }
    }

    @Override
    public Reply openView(String triggerId, String view) {
        return reply(m -> m.viewsOpen(r -> r.triggerId(triggerId).viewAsString(view)), HttpSlackApi::viewId);
    }

    private static @Nullable String viewId(ViewsOpenResponse response) {
        return response.getView() == null ? null : response.getView().getId();
    }

    @Override
    public Reply updateView(String viewId, String view) {
        return reply(m -> m.viewsUpdate(r -> r.viewId(viewId).viewAsString(view)), response -> viewId);
    }

    @Override
    public Reply publishHome(String userId, String view) {
        return reply(m -> m.viewsPublish(r -> r.userId(userId).viewAsString(view)), response -> "");
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
        String id = ask(m -> m.authTest(r -> r)).value().getUserId();
        return id == null ? "" : id;
    }

    @Override
    public String nameOf(String userId) {
        UsersInfoResponse response = ask(m -> m.usersInfo(r -> r.user(userId))).value();
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
        List<String> members = ask(m -> m.usergroupsUsersList(r -> r.usergroup(groupId)), Set.of("no_such_subteam"))
                .value()
                .getUsers();
        return members == null ? Set.of() : Set.copyOf(members);
    }

    @Override
    public void close() throws Exception {
        slack.close();
    }
}
