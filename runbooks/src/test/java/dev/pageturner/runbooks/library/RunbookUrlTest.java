package dev.pageturner.runbooks.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunbookUrlTest {
    @ParameterizedTest
    @CsvSource({
        "docs/web.md#queue-stuck, queue-stuck",
        "https://runbooks.example.com/docs/web#queue-stuck, queue-stuck",
        "https://github.com/acme/ops/blob/main/docs/web.md?plain=1#user-content-queue-stuck, queue-stuck",
        "https://raw.githubusercontent.com/acme/ops/main/docs/Web.md, ''",
        "https://wiki.example/docs/web.html#queue%2Dstuck, queue-stuck",
        "https://dev.azure.com/acme/_git/ops?path=%2Fdocs%2Fweb.md&anchor=queue-stuck, queue-stuck",
        "https://docs.example/#/docs/web?id=queue-stuck, queue-stuck",
        "https://docs.example/docs/web.html.md#queue-stuck, queue-stuck",
        "../docs/web.md#queue-stuck, queue-stuck"
    })
    void endsInTheSameFileWhateverTheHost(String url, String anchor) {
        RunbookUrl parsed = RunbookUrl.of(url);

        assertThat(parsed.segments()).endsWith("docs", "web");
        assertThat(parsed.anchor()).isEqualTo(anchor);
    }

    @Test
    void aHostAloneNamesNoFile() {
        assertThat(RunbookUrl.of("https://runbooks.example.com/").segments()).isEmpty();
        assertThat(RunbookUrl.of("").segments()).isEmpty();
    }

    @Test
    void brokenEscapesAreTakenAsWritten() {
        assertThat(RunbookUrl.of("docs/50%.md").segments()).isEqualTo(List.of("docs", "50%"));
    }
}
