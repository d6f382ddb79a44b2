package dev.pageturner.runbooks.promql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromqlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "sum by(le) (rate(x_bucket[5m]))",
                "sum(rate(x[5m])) by (a, b) / ignoring(b) group_left() sum(y)",
                "histogram_quantile(0.95, sum by(le) (rate(x_bucket[5m])))",
                "x offset -5m @ 1234",
                "max_over_time(rate(x[5m])[1h:1m])",
                "max_over_time(rate(x[5m])[1h:])",
                "-x ^ 2 + 3",
                "1 + 2",
                "1 > bool 2",
                "{__name__=~\"a.*\"}",
                "{\"a.b\", c=\"d\"}",
                "x{a=\"b\",}",
                "count_values(\"v\", x)",
                "topk(3, x) by (a)",
                "label_replace(x, \"a\", \"$1\", \"b\", \"(.*)\")",
                "absent(x{a='b'}) or vector(0) unless on(a) y",
                "(x > 1) and on() y",
                "x # comment",
                "rate(x[$__rate_interval])",
                "rate(<svc>_total{a=\"<b>\"}[5m])",
                "time() - x > 1h",
                "sum without(a) (x) == 0",
                "avg(x) * on(a) group_right(b) y",
                "round(x, 0.1)",
                "job:x:rate5m",
                "`raw`",
                "NaN",
                "x atan2 y",
                "year()",
            })
    void acceptsWhatPrometheusAccepts(String query) {
        assertThat(Promql.parse(query)).as(query).isInstanceOf(Promql.Query.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sum(",
                "rate(x)",
                "rate(x[5m]",
                "x{a=b}",
                "x{a=\"b\"",
                "x{}y",
                "{}",
                "{a=\"\"}",
                "sum x",
                "foo(x)",
                "1 > 2",
                "x + \"a\"",
                "x[5m] + 1",
                "x and 1",
                "histogram_quantile(x)",
                "x y",
                "x{a~\"b\"}",
                "x{a=~\"(\"}",
                "x offset",
                "x[5]y",
                "sum by x (y)",
                "x[abc]",
                "\"open",
                "x @ y",
                "topk(x)",
                "rate(x[5m]) [5m]",
                "kubectl get pods",
            })
    void refusesWhatPrometheusRefuses(String query) {
        Promql.Result result = Promql.parse(query);
        assertThat(result).as(query).isInstanceOf(Promql.Wrong.class);
        assertThat(((Promql.Wrong) result).sentence()).isNotBlank();
    }

    @Test
    void findsMetricsLabelsFunctionsAndRanges() {
        Promql.Query query = (Promql.Query)
                Promql.parse("sum by(pod) (rate(a_total{code=~\"5..\", job!=\"x\"}[5m])) / count(b offset 1h)");
        assertThat(query.metrics()).containsExactly("a_total", "b");
        assertThat(query.selectors().get(0).matchers())
                .containsExactly(new Promql.Matcher("code", "=~", "5.."), new Promql.Matcher("job", "!=", "x"));
        assertThat(query.functions()).containsExactlyInAnyOrder("sum", "rate", "count");
        assertThat(query.groupings()).containsExactly("pod");
        assertThat(query.ranges()).containsExactly("5m", "1h");
    }

    @Test
    void endsOnDeepNesting() {
        assertThat(Promql.parse("(".repeat(5_000))).isInstanceOf(Promql.Wrong.class);
        assertThat(Promql.parse("-".repeat(5_000) + "x")).isInstanceOf(Promql.Wrong.class);
    }
}
