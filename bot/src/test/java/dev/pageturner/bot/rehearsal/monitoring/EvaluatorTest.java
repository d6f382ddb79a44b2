package dev.pageturner.bot.rehearsal.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {
    private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");
    private final Samples samples = new Samples();

    /** Five minutes, every 15 seconds: two pods that count 2 and 4 a second, one of which starts again in the middle. */
    @BeforeEach
    void fill() {
        for (int i = 0; i <= 20; i++) {
            Scrape scrape = new Scrape();
            scrape.add(i * 30, "requests_total", "pod", "a", "job", "web");
            scrape.add((i % 10) * 60, "requests_total", "pod", "b", "job", "web");
            scrape.add(7, "depth", "pod", "a");
            scrape.add(3, "depth", "pod", "b");
            for (String[] bucket : new String[][] {{"0.1", "50"}, {"0.5", "90"}, {"+Inf", "100"}}) {
                scrape.add(Double.parseDouble(bucket[1]) * i, "latency_bucket", "le", bucket[0]);
            }
            if (i < 10) {
                scrape.add(1, "gone");
            }
            samples.append(START.plusSeconds(i * 15), scrape.samples());
        }
    }

    private Value at(String query) {
        return new Evaluator(samples, START.plusSeconds(300).toEpochMilli()).evaluate(Parser.parse(query));
    }

    private double only(String query) {
        Map<Map<String, String>, Double> found = new LinkedHashMap<>(((Value.Vector) at(query)).samples());
        assertThat(found).hasSize(1);
        return found.values().iterator().next();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    depth{pod="a"}; 7
                    depth{pod=~"a|c"}; 7
                    depth{pod!~"a"}; 3
                    sum(depth); 10
                    avg(depth); 5
                    count(depth); 2
                    max by (job) (depth); 7
                    topk(1, depth); 7
                    sum(depth) * 2 + 1; 21
                    depth > 5; 7
                    depth{pod="b"} - on (pod) depth{pod="b"}; 0
                    depth and on (pod) requests_total{pod="b"}; 3
                    depth unless on (pod) requests_total{pod="b"}; 7
                    rate(requests_total{pod="a"}[2m]); 2
                    increase(requests_total{pod="a"}[2m]); 240
                    max_over_time(depth{pod="a"}[1m]); 7
                    changes(depth{pod="a"}[5m]); 0
                    absent(nothing); 1
                    clamp_max(depth{pod="a"}, 5); 5
                    -depth{pod="a"} ^ 2; -49
                    histogram_quantile(0.7, rate(latency_bucket[2m])); 0.3
                    histogram_quantile(0.7, sum by (le) (rate(latency_bucket[2m]))); 0.3
                    sum(depth == bool 7); 1
                    """)
    void evaluates(String query, double expected) {
        assertThat(only(query)).isEqualTo(expected, within(1e-9));
    }

    @Test
    void countsOnOverARestart() {
        assertThat(only("increase(requests_total{pod=\"b\"}[5m])")).isBetween(1_000.0, 1_200.0);
        assertThat(only("resets(requests_total{pod=\"b\"}[5m])")).isEqualTo(2);
    }

    @Test
    void seriesThatHaveGoneAreGoneAtOnce() {
        assertThat(((Value.Vector) at("gone")).samples()).isEmpty();
        assertThat(only("sum_over_time(gone[5m])")).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    sum(; unexpected end of the query
                    depth[5m]; range vector
                    nonsense(depth); unknown function
                    depth{pod=7}; label matching
                    rate(depth[5m:1m]); subqueries
                    depth offset 5m; offset
                    """)
    void refusesWithAReason(String query, String reason) {
        assertThatThrownBy(() -> at(query)).isInstanceOf(QueryError.class).hasMessageContaining(reason);
    }
}
