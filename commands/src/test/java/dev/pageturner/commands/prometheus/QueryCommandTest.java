package dev.pageturner.commands.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.commands.FakeSystems;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Output;
import dev.pageturner.commands.Series;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.prometheus.PrometheusAnswer.Data;
import dev.pageturner.commands.prometheus.PrometheusAnswer.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class QueryCommandTest {
    private final FakePrometheus prometheus = new FakePrometheus();

    private Outcome run(String expression, String... arguments) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("expression", expression));
        for (int i = 0; i < arguments.length; i += 2) {
            all.put(arguments[i], arguments[i + 1]);
        }
        Invocation invocation = new Invocation("query", all, List.of("query", expression));
        return new QueryCommand()
                .run(invocation, new FakeSystems().with(prometheus).context(), TestRun.of(null));
    }

    private static Output output(Outcome outcome) {
        return Objects.requireNonNull(outcome.output());
    }

    private static Series series(Map<String, String> labels, double... values) {
        List<Long> times = java.util.stream.LongStream.range(0, values.length)
                .map(i -> i * 15_000)
                .boxed()
                .toList();
        return new Series(labels, times, java.util.Arrays.stream(values).boxed().toList());
    }

    private static Data data(Shape shape, Series... series) {
        return new Data(shape, List.of(series), "", List.of(), false);
    }

    @Test
    void anInstantVectorIsATableAndAChartOfTheLastHour() {
        prometheus
                .answering(
                        "up",
                        data(
                                Shape.VECTOR,
                                series(Map.of("__name__", "up", "job", "api", "pod", "a"), 1),
                                series(Map.of("__name__", "up", "job", "api", "pod", "b"), 0)))
                .drawing("up", data(Shape.MATRIX, series(Map.of("pod", "a"), 1, 1, 0)));
        Outcome outcome = run("up");
        assertThat(output(outcome).text()).isEqualTo("""
                        up{job="api"}
                        pod   VALUE
                        a         1
                        b         0
                        (2 series)
                        """);
        assertThat(output(outcome).series()).hasSize(1);
        assertThat(prometheus.asked()).containsExactly("now: up", "range 3600/15: up");
        assertThat(outcome.sentence()).isEqualTo("2 series");
    }

    @Test
    void aComparisonIsDrawnWithoutItsThresholdAndTheThresholdAsALine() {
        prometheus.drawing("rate(errors[5m])", data(Shape.MATRIX, series(Map.of(), 0.01, 0.02)));
        Output output = output(run("rate(errors[5m]) > 0.05"));
        assertThat(output.threshold()).isEqualTo(0.05);
        assertThat(output.series()).hasSize(1);
        assertThat(output.text()).isEqualTo("no data\nnote: drawn: rate(errors[5m])\n");
    }

    @Test
    void theThresholdOfTheAlertThatLooksAtTheSameExpressionIsDrawn() {
        prometheus.alerting("Slow", "latency > 2").alerting("Other", "other > 3");
        assertThat(output(run("latency")).threshold()).isEqualTo(2.0);
        assertThat(output(run("latency", "alert", "Other")).threshold()).isEqualTo(3.0);
        assertThat(output(run("up")).threshold()).isNull();
    }

    @Test
    void aRangeIsSummedUpForThoseWhoDoNotSeeTheChart() {
        prometheus.drawing("up", data(Shape.MATRIX, series(Map.of("pod", "a"), 1, 3, Double.NaN, 2)));
        Outcome outcome = run("up", "range", "6h", "step", "1m");
        assertThat(prometheus.asked()).containsExactly("range 21600/60: up");
        assertThat(output(outcome).text()).isEqualTo("""
                        {pod="a"}
                        FIRST   MIN   AVG   MAX   LAST   POINTS
                            1     1     2     3      2        3
                        (1 series)
                        """);
    }

    @Test
    void aRangeBetweenTwoTimesTakesTheStepThatPromtoolWouldTake() {
        run("up", "start", "2026-11-21T20:00:00Z", "end", "1795298400.0");
        run("up", "range", "5m", "end", "1795298400", "step", "15s");
        run("up", "start", "1795298399", "end", "1795298400");
        assertThat(prometheus.asked()).containsExactly("range 7200/28: up", "range 300/15: up", "range 1/1: up");
    }

    @Test
    void aRangeInPromtoolsFormIsDrawnWithItsThresholdAndItsNotesStandBesideIt() {
        Data found = new Data(
                Shape.MATRIX,
                List.of(series(Map.of("__name__", "up", "pod", "b"), 1, 0.1), series(Map.of("pod", "a"), -0.0)),
                "",
                List.of("PromQL info"),
                false);
        prometheus.drawing("up", found).alerting("Down", "up < 3");
        Outcome outcome = run("up", "range", "5m", "output", "promql");
        assertThat(output(outcome).text()).isEqualTo("""
                        {pod="a"} =>
                        -0 @[0]
                        up{pod="b"} =>
                        1 @[0]
                        0.1 @[15]
                        """);
        assertThat(output(outcome).series()).hasSize(2);
        assertThat(output(outcome).threshold()).isEqualTo(3.0);
        assertThat(outcome.sentence()).isEqualTo("2 series; PromQL info");
    }

    @Test
    void answersAsJsonAndAsTheInterfaceOfPrometheusForFilters() {
        prometheus.answering("up", data(Shape.VECTOR, series(Map.of("pod", "a<b", "__name__", "up"), 1)));
        String series = "[{\"metric\":{\"__name__\":\"up\",\"pod\":\"a\\u003cb\"},\"value\":[0,\"1\"]}]";
        assertThat(output(run("up", "output", "json")).text()).isEqualTo(series + "\n");
        assertThat(output(run("up", "output", "api")).text())
                .isEqualTo("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":" + series + "}}\n");
        assertThat(output(run("up", "output", "promql")).text()).isEqualTo("up{pod=\"a<b\"} => 1 @[0]\n");
    }

    @Test
    void nothingFoundIsAnEmptyLineForPromtool() {
        assertThat(output(run("nope", "output", "promql")).text()).isEqualTo("\n");
        assertThat(output(run("nope", "output", "json")).text()).isEqualTo("[]\n");
    }

    @Test
    void refusesTimesThatContradictEachOther() {
        assertThat(run("up", "start", "2", "end", "2").sentence()).isEqualTo("--start is not before --end");
        assertThat(run("up", "start", "2", "range", "1h").sentence())
                .isEqualTo("--start and --range both say where to begin; take one of them");
        assertThat(run("up", "start", "2", "time", "9").sentence())
                .isEqualTo("--time is one moment, --start and --end are a range; take one or the other");
        assertThat(run("up", "end", "soon").sentence())
                .isEqualTo("--end=soon is neither an RFC 3339 time nor seconds since 1970");
        assertThat(run("up", "start", "0", "end", "21600", "step", "1s").sentence())
                .isEqualTo("--step=1s makes more than 2000 points of the 6h0m0s since --start; take a longer step");
        assertThat(run("up", "output", "yaml").sentence())
                .isEqualTo("--output=yaml is not known; there are table, promql, json and api");
        assertThat(prometheus.asked()).isEmpty();
    }

    @Test
    void oneValueIsTheSentence() {
        prometheus.answering("sum(x)", data(Shape.VECTOR, series(Map.of(), 12.5)));
        assertThat(run("sum(x)").sentence()).isEqualTo("12.5");
    }

    @Test
    void aRefusedExpressionFailsInTheServersWords() {
        prometheus.answering("sum(", new PrometheusAnswer.Refused("Prometheus answers bad_data: parse error"));
        Outcome outcome = run("sum(");
        assertThat(outcome.status()).isEqualTo(Outcome.Status.FAILED);
        assertThat(outcome.sentence()).isEqualTo("Prometheus answers bad_data: parse error");
    }

    @Test
    void refusesATimeAndARangeThatAreNone() {
        assertThat(run("up", "time", "noon").sentence())
                .isEqualTo("--time=noon is neither an RFC 3339 time nor seconds since 1970");
        assertThat(run("up", "range", "long").sentence()).isEqualTo("--range=long is not a duration such as 1h or 30m");
        assertThat(run("up", "range", "30d", "step", "1s").sentence())
                .isEqualTo("--step=1s makes more than 2000 points of --range=720h0m0s; take a longer step");
        assertThat(prometheus.asked()).isEmpty();
    }

    @Test
    void saysHowToConfigureOneWhenThereIsNoPrometheus() {
        Invocation invocation = new Invocation("query", Map.of("expression", "up"), List.of("query", "up"));
        Outcome outcome = new QueryCommand()
                .run(
                        invocation,
                        new FakeSystems().with(Prometheus.none("production")).context(),
                        TestRun.of(null));
        assertThat(outcome.sentence()).contains("no Prometheus is configured for cluster \"production\"");
    }
}
