package dev.pageturner.commands.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "up == 0 | up | 0",
                "rate(errors[5m]) > 0.05 | rate(errors[5m]) | 0.05",
                "x{a=\"b > 1\"} >= 1e3 | x{a=\"b > 1\"} | 1000",
                "sum(a > 1) by (b) < -2.5 | sum(a > 1) by (b) | -2.5",
                "a / b>.5 | a / b | 0.5"
            })
    void takesTheNumberThatTheWholeExpressionIsComparedWith(String expression, String left, double threshold) {
        assertThat(Comparison.of(expression)).contains(new Comparison(left, threshold));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "a > b",
                "a > bool 1",
                "a and b > 1",
                "sum(a > 1)",
                "a{b=\"> 1\"}",
                "a > 1 > 2",
                "> 1",
                "up # > 1"
            })
    void findsNoneWhereTheWholeExpressionIsNotComparedWithOneNumber(String expression) {
        assertThat(Comparison.of(expression)).isEmpty();
    }

    @Test
    void whiteSpaceDoesNotMatterWhenExpressionsAreTheSame() {
        Comparison rule = Comparison.of("sum by (job) (rate(x[5m])) > 3").orElseThrow();
        assertThat(rule.compares("sum by(job)(rate(x[5m]))")).isTrue();
        assertThat(rule.compares("sum by(job)(rate(y[5m]))")).isFalse();
    }
}
