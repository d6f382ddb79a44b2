package dev.pageturner.bot.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.bot.message.Text.Span;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MrkdwnTest {
    @Test
    void letsNothingFromOutsideMentionAnybody() {
        assertThat(Mrkdwn.of(Text.of("<!channel> <@U1> <!here|x> & co")))
                .isEqualTo("&lt;!channel&gt; &lt;@U1&gt; &lt;!here|x&gt; &amp; co");
        assertThat(Mrkdwn.of(Text.of(new Span.Bold("<!channel>")))).doesNotContain("<");
        assertThat(Mrkdwn.of(Text.of(new Span.Code("`<!channel>`"))))
                .doesNotContain("<!")
                .startsWith("`")
                .endsWith("`");
        assertThat(Mrkdwn.of(Text.of(new Span.Mention("channel>")))).isEqualTo("channel&gt;");
    }

    @Test
    void letsNothingFromOutsideForgeALink() {
        assertThat(Mrkdwn.of(Text.of("<https://evil.example|Runbook>"))).doesNotContain("<");
        assertThat(Mrkdwn.of(Text.of(new Span.Link("javascript:alert(1)", "Runbook"))))
                .isEqualTo("Runbook");
        assertThat(Mrkdwn.of(Text.of(new Span.Link("https://a.example/x>|<!channel", "Runbook"))))
                .isEqualTo("Runbook");
        assertThat(Mrkdwn.of(Text.of(new Span.Link("https://a.example/?q=1&r=2", "a|b>"))))
                .isEqualTo("<https://a.example/?q=1&amp;r=2|a\u00a6b&gt;>");
    }

    @Test
    void letsNoOutputEndItsBlock() {
        String block = Mrkdwn.codeBlock("before ``` after ```` end");
        assertThat(block.substring(3, block.length() - 3)).doesNotContain("```");
    }

    @Test
    void showsPeopleGroupsAndMoments() {
        assertThat(Mrkdwn.of(Text.of(new Span.Mention("U0ALICE")))).isEqualTo("<@U0ALICE>");
        assertThat(Mrkdwn.of(Text.of(new Span.Mention("S0LEADS")))).isEqualTo("<!subteam^S0LEADS>");
        assertThat(Mrkdwn.of(Text.of(new Span.Moment(java.time.Instant.ofEpochSecond(1_700_000_000)))))
                .startsWith("<!date^1700000000^");
    }

    @Test
    void readsTheProseOfRunbooks() {
        assertThat(Prose.parts(
                        "- **Pods** crash with `OOMKilled`\n- see [docs](https://d.example)\n\n| a | b |\n|---|---|"))
                .hasSize(2)
                .last()
                .isInstanceOf(Part.Code.class);
    }

    /** What is cut to size by it has to fit. */
    @Test
    void neverMeasuresLessThanItMakes() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            String text = ugly(random);
            List<Span> spans = List.of(
                    new Span.Plain(text),
                    new Span.Bold(text),
                    new Span.Italic(text),
                    new Span.Code(text),
                    new Span.Link("https://a.example/?q=" + random.nextInt(9) + "&r=2", text),
                    new Span.Link(text, text),
                    new Span.Mention(text));
            for (Span span : spans) {
                assertThat(Mrkdwn.most(span))
                        .as("%s", span)
                        .isGreaterThanOrEqualTo(Mrkdwn.of(span).length());
            }
            assertThat(Mrkdwn.most(new Text(spans)))
                    .isGreaterThanOrEqualTo(Mrkdwn.of(new Text(spans)).length());
            assertThat(Blanks.single(text)).isEqualTo(text.replaceAll("\\s+", " "));
        }
    }

    private static String ugly(Random random) {
        String alphabet = "ab&<>`*_| \t\n\r\u000b\f\u00a0\u2028\u20ac";
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(12); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
