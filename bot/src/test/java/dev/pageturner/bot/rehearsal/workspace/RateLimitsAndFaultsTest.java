package dev.pageturner.bot.rehearsal.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateLimitsAndFaultsTest {
    private static final HandClock CLOCK = new HandClock();
    private static LocalWorkspace workspace;
    private static MethodsClient slack;

    @BeforeAll
    static void start() {
        workspace = LocalWorkspace.start(WorkspaceSettings.rehearsal(), CLOCK);
        slack = SlackClients.of(workspace);
    }

    @AfterAll
    static void stop() {
        workspace.close();
    }

    @BeforeEach
    void anHourLater() {
        CLOCK.turn(Duration.ofHours(1));
    }

    @Test
    void takesABurstAndThenOneMessageASecondInEachChannel() throws Exception {
        for (int i = 0; i < 5; i++) {
            post("C0ONCALL");
        }
        SlackApiException limited = catchThrowableOfType(SlackApiException.class, () -> post("C0ONCALL"));
        assertThat(limited.getResponse().code()).isEqualTo(429);
        assertThat(limited.getResponse().header("Retry-After")).isEqualTo("1");
        post("C0MEDIA");
        CLOCK.turn(Duration.ofSeconds(1));
        post("C0ONCALL");
        assertThatThrownBy(() -> post("C0ONCALL")).isInstanceOf(SlackApiException.class);
    }

    @Test
    void takesFiftyUpdatesAMinute() throws Exception {
        String ts = post("C0ONCALL");
        for (int i = 0; i < 50; i++) {
            update(ts);
        }
        SlackApiException limited = catchThrowableOfType(SlackApiException.class, () -> update(ts));
        assertThat(limited.getResponse().header("Retry-After")).isEqualTo("60");
        CLOCK.turn(Duration.ofSeconds(60));
        update(ts);
    }

    @Test
    void losesAnAnswerAfterTheMessageWasPosted() throws Exception {
        int before = workspace.probe().messages("C0GENERAL").size();
        workspace.faults().next("chat.postMessage", 1, new Fault.LostAnswer());
        assertThatThrownBy(() -> post("C0GENERAL")).isInstanceOf(IOException.class);
        assertThat(workspace.probe().messages("C0GENERAL")).hasSize(before + 1);
    }

    @Test
    void answersWithTheFaultsThatWereAskedForAndThenWorksAgain() throws Exception {
        workspace.faults().next("chat.postMessage", 1, new Fault.RateLimited(Duration.ofSeconds(7)));
        workspace.faults().next("chat.postMessage", 1, new Fault.HttpStatus(503));
        workspace.faults().next(Faults.ANY, 1, new Fault.Refused("fatal_error"));
        SlackApiException limited = catchThrowableOfType(SlackApiException.class, () -> post("C0GENERAL"));
        assertThat(limited.getResponse().header("Retry-After")).isEqualTo("7");
        SlackApiException broken = catchThrowableOfType(SlackApiException.class, () -> post("C0GENERAL"));
        assertThat(broken.getResponse().code()).isEqualTo(503);
        assertThat(slack.chatPostMessage(r -> r.channel("C0GENERAL").text("x")).getError())
                .isEqualTo("fatal_error");
        assertThat(post("C0GENERAL")).isNotEmpty();
        assertThat(workspace.calls().entries())
                .extracting(CallLog.Entry::answer)
                .contains("503", "ratelimited", "ok");
    }

    @Test
    void cutsTheConnectionBeforeAnythingIsDone() {
        int before = workspace.probe().messages("C0GENERAL").size();
        workspace.faults().next("chat.postMessage", 2, new Fault.Cut());
        assertThatThrownBy(() -> post("C0GENERAL")).isInstanceOf(IOException.class);
        workspace.faults().clear();
        assertThat(workspace.probe().messages("C0GENERAL")).hasSize(before);
    }

    private static String post(String channel) throws Exception {
        return slack.chatPostMessage(r -> r.channel(channel).text("x")).getTs();
    }

    private static void update(String ts) throws Exception {
        slack.chatUpdate(r -> r.channel("C0ONCALL").ts(ts).text("y"));
    }
}
