package dev.pageturner.commands.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0",
        "1, 1",
        "-2.50, -2.5",
        "0.1, 0.1",
        "1.5e-9, 0.0000000015",
        "3.333333333333334e24, 3333333333333334000000000",
        "2e23, 200000000000000000000000",
        "1795298316.815, 1795298316.815",
        "NaN, NaN",
        "Infinity, +Inf",
        "-Infinity, -Inf"
    })
    void numbersHaveNoExponentAndNoMoreDigitsThanTheyNeed(double value, String text) {
        assertThat(GoText.number(value)).isEqualTo(text);
    }

    @Test
    void whatWouldNotBeSeenIsEscaped() {
        assertThat(GoText.quoted("a\"b\\c é <x>\u00a0\t\n\u0001\u200b\ud83d\ude00"))
                .isEqualTo("\"a\\\"b\\\\c é <x>\\u00a0\\t\\n\\x01\\u200b\ud83d\ude00\"");
    }

    @Test
    void jsonIsSafeInAPage() {
        assertThat(GoText.json("<a> & \"b\"\u2028\u0001\n"))
                .isEqualTo("\"\\u003ca\\u003e \\u0026 \\\"b\\\"\\u2028\\u0001\\n\"");
    }
}
