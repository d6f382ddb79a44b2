package dev.pageturner.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import dev.pageturner.bot.base.Secret;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bolt, told to hand everything over and to acknowledge at once. */
final class BoltApp {
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    private BoltApp() {}

    /**
     * Without Bolt's own middleware: its authorization answers 500 to everybody until Slack has been asked who the bot is, and
     * its signature check lets requests from the future through. Requests are checked before they get here.
     */
    static App create(
            Secret botToken, HttpSlackApi slack, Translation translation, Reception reception, Handlers handlers) {
        AppConfig config = AppConfig.builder()
                .slack(slack.slack())
                .singleTeamBotToken(botToken.reveal())
                .allEventsApiAutoAckEnabled(true)
                .build();
        App app = new App(config, slack.slack(), List.of());
        app.blockAction(ANY, (request, context) -> {
            reception.take(translation.click(request.getPayload()));
            return context.ack();
        });
        app.viewSubmission(ANY, (request, context) -> {
            Arrival.Submission submission = translation.submission(request.getPayload());
            Optional<String> answer = handlers.checked(submission);
            if (answer.isPresent() && answer.get().contains("\"errors\"")) {
                return json(answer.get());
            }
            reception.take(submission);
            return answer.isPresent() ? json(answer.get()) : context.ack();
        });
        app.viewClosed(ANY, (request, context) -> context.ack());
        app.command(ANY, (request, context) -> {
            reception.take(translation.command(request.getPayload(), request.getRequestBodyAsString()));
            return context.ack();
        });
        app.messageShortcut(ANY, (request, context) -> {
            reception.take(translation.shortcut(request.getPayload()));
            return context.ack();
        });
        app.globalShortcut(ANY, (request, context) -> context.ack());
        app.blockSuggestion(ANY, (request, context) -> context.ack(answer -> answer.options(List.of())));
        app.event(AppMentionEvent.class, (payload, context) -> {
            if (payload.getEvent().getBotId() == null && payload.getEvent().getUser() != null) {
                reception.take(translation.mention(payload));
            }
            return context.ack();
        });
        app.event(AppHomeOpenedEvent.class, (payload, context) -> {
            reception.take(translation.home(payload));
            return context.ack();
        });
        return app;
    }

    private static Response json(String body) {
        return Response.builder()
                .statusCode(200)
                .contentType("application/json; charset=utf-8")
                .body(body)
                .build();
    }
}
