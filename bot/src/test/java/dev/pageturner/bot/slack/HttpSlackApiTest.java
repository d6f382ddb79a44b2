package dev.pageturner.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pageturner.bot.base.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpSlackApiTest {
    private static final SlackApi.Rendered TEXT = new SlackApi.Rendered("it burns", "[]");

    private final ScriptedSlack slack = new ScriptedSlack();
    private final HttpSlackApi api = new HttpSlackApi(new Secret("xoxb-test"), slack.url());

    @AfterEach
    void end() throws Exception {
        api.close();
        slack.close();
    }

    @Test
    void doesNotPostAgainByItselfWhenALineThatWorkedIsCut() {
        assertThat(api.post("C0ONCALL", null, TEXT, "first", 1)).isInstanceOf(Reply.Ok.class);
        slack.next("chat.postMessage", ScriptedSlack.Mishap.DONE_BUT_CUT);
        assertThat(api.post("C0ONCALL", null, TEXT, "second", 1)).isInstanceOf(Reply.Lost.class);
        assertThat(slack.messages).hasSize(2);
    }

    @Test
    void takesAPageOfAProxyForNoAnswerOfSlack() {
        slack.next("users.info", ScriptedSlack.Mishap.PAGE_OF_A_PROXY);
        assertThatThrownBy(() -> api.nameOf("U0BOB"))
                .isInstanceOf(SlackUnavailableException.class)
                .hasMessageContaining("Slack's answer cannot be read");
        slack.refuse("users.info", "user_not_found");
        assertThatThrownBy(() -> api.nameOf("U0BOB")).hasMessage("Slack answered user_not_found");
        assertThat(api.nameOf("U0BOB")).isEqualTo("Some One");
    }
}
