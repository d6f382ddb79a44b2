package dev.pageturner.bot.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Slack's payloads as arrivals: the one place that knows where in them things stand. */
final class Translation {
    private static final Pattern THREAD = Pattern.compile("(?:^|&)thread_ts=([0-9]+\\.[0-9]+)(?:&|$)");

    private final Names names;

    Translation(Names names) {
        this.names = names;
    }

    Arrival.Click click(BlockActionPayload payload) {
        BlockActionPayload.Action action = payload.getActions().get(0);
        var container = payload.getContainer();
        var message = payload.getMessage();
        String messageTs = message == null ? (container == null ? null : container.getMessageTs()) : message.getTs();
        String threadTs = message == null ? null : message.getThreadTs();
        if (threadTs == null && container != null) {
            threadTs = container.getThreadTs();
        }
        View view = payload.getView();
        Spot spot = view == null ? null : spot(view.getPrivateMetadata());
        String channel = payload.getChannel() != null
                ? payload.getChannel().getId()
                : container != null && container.getChannelId() != null
                        ? container.getChannelId()
                        : spot == null ? "" : spot.channel();
        // Nobody else sees a whisper, so nothing can be answered under it.
        boolean whispered = container != null && container.isEphemeral();
        var user = payload.getUser();
        Place place = new Place(
                names.person(user.getId(), either(user.getName(), user.getUsername())),
                channel,
                // A message that begins a thread is where its thread is.
                threadTs != null ? threadTs : spot != null ? spot.threadTs() : whispered ? null : messageTs,
                payload.getResponseUrl(),
                payload.getTriggerId(),
                view == null ? null : view.getId());
        return new Arrival.Click(
                "click:" + user.getId() + ":" + action.getActionId() + ":" + text(action.getActionTs()) + ":"
                        + text(payload.getTriggerId()),
                place,
                action.getActionId().split(":", 2)[0],
                text(action.getValue()),
                messageTs);
    }

    private static @Nullable Spot spot(@Nullable String metadata) {
        if (metadata == null || metadata.isEmpty()) {
            return null;
        }
        try {
            Spot spot = Json.read(metadata, Spot.class);
            return spot.channel() == null ? null : spot;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    Arrival.Submission submission(ViewSubmissionPayload payload) {
        View view = payload.getView();
        var user = payload.getUser();
        Place place = new Place(
                names.person(user.getId(), either(user.getName(), user.getUsername())),
                "",
                null,
                null,
                payload.getTriggerId(),
                view.getId());
        // One dialog is submitted once; with errors it comes again, with another hash or other values.
        Map<String, String> values = values(view.getState());
        return new Arrival.Submission(
                "view:" + view.getId() + ":" + text(view.getHash()) + ":" + values.hashCode(),
                place,
                text(view.getCallbackId()),
                text(view.getPrivateMetadata()),
                values);
    }

    private static Map<String, String> values(@Nullable ViewState state) {
        Map<String, String> values = new HashMap<>();
        if (state != null && state.getValues() != null) {
            state.getValues().forEach((block, actions) -> actions.values().forEach(value -> {
                var option = value.getSelectedOption();
                String said = option == null ? value.getValue() : option.getValue();
                if (said != null && !said.isBlank()) {
                    values.put(block, said.strip());
                }
            }));
        }
        return values;
    }

    /** @param body the form as it came: where a thread is named, the SDK's payload has no field for it */
    Arrival.Typed command(SlashCommandPayload payload, String body) {
        Place place = new Place(
                names.person(payload.getUserId(), text(payload.getUserName())),
                payload.getChannelId(),
                threadTs(body),
                payload.getResponseUrl(),
                payload.getTriggerId(),
                null);
        return new Arrival.Typed(
                "command:" + payload.getUserId() + ":" + text(payload.getTriggerId()),
                place,
                TypedWords.of(text(payload.getText())));
    }

    private static @Nullable String threadTs(String body) {
        Matcher thread = THREAD.matcher(body);
        return thread.find() ? thread.group(1) : null;
    }

    /** A shortcut on a message is the word that it is named after, said in the message's thread. */
    Arrival.Typed shortcut(MessageShortcutPayload payload) {
        var message = payload.getMessage();
        String ts = message == null ? payload.getMessageTs() : message.getTs();
        Place place = new Place(
                names.person(payload.getUser().getId(), text(payload.getUser().getName())),
                payload.getChannel() == null ? "" : payload.getChannel().getId(),
                message == null || message.getThreadTs() == null ? ts : message.getThreadTs(),
                payload.getResponseUrl(),
                payload.getTriggerId(),
                null);
        return new Arrival.Typed(
                "shortcut:" + payload.getUser().getId() + ":" + text(payload.getTriggerId()),
                place,
                TypedWords.of(text(payload.getCallbackId())));
    }

    Arrival.Typed mention(EventsApiPayload<AppMentionEvent> payload) {
        AppMentionEvent event = payload.getEvent();
        Place place = new Place(
                names.person(event.getUser(), ""),
                event.getChannel(),
                event.getThreadTs() == null ? event.getTs() : event.getThreadTs(),
                null,
                null,
                null);
        return new Arrival.Typed("event:" + payload.getEventId(), place, TypedWords.ofMention(text(event.getText())));
    }

    Arrival.HomeOpened home(EventsApiPayload<AppHomeOpenedEvent> payload) {
        AppHomeOpenedEvent event = payload.getEvent();
        Place place = new Place(names.person(event.getUser(), ""), "", null, null, null, null);
        return new Arrival.HomeOpened("event:" + payload.getEventId(), place);
    }

    private static String either(@Nullable String one, @Nullable String other) {
        return one == null ? text(other) : one;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
