package dev.pageturner.runbooks.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlugsTest {
    @Test
    void dropsPunctuationAndKeepsEveryBlankAsAHyphen() {
        assertThat(Slugs.of("Scenario 2: High Latency / Slow Responses"))
                .isEqualTo("scenario-2-high-latency--slow-responses");
        assertThat(Slugs.of("1) High Error Rate")).isEqualTo("1-high-error-rate");
        assertThat(Slugs.of("kube_pod-ready")).isEqualTo("kube_pod-ready");
    }

    @Test
    void keepsLettersOfEveryLanguageAndDropsEmoji() {
        assertThat(Slugs.of("Störung: Übersicht")).isEqualTo("störung-übersicht");
        assertThat(Slugs.of("数据库 故障")).isEqualTo("数据库-故障");
        assertThat(Slugs.of("🔥 Fire")).isEqualTo("-fire");
    }

    @Test
    void countsRepeatedHeadings() {
        Slugs slugs = new Slugs();
        assertThat(slugs.next("Notes")).isEqualTo("notes");
        assertThat(slugs.next("Notes")).isEqualTo("notes-1");
        assertThat(slugs.next("Notes 1")).isEqualTo("notes-1-1");
        assertThat(slugs.next("Notes")).isEqualTo("notes-2");
    }

    @Test
    void looseSlugsOfAllSitesAreEqual() {
        String github = Slugs.of("Queue stuck -- what now?");
        assertThat(Slugs.loose(github)).isEqualTo("queue-stuck-what-now");
        assertThat(Slugs.loose("queue-stuck-what-now")).isEqualTo("queue-stuck-what-now");
    }
}
