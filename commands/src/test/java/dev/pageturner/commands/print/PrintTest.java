package dev.pageturner.commands.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.cluster.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintTest {
    private static final JsonNode PODS = Json.parse("""
            {"items": [{"metadata": {"name": "a", "labels": {"app.io/name": "web"}}, "n": 1, "ready": true},
                       {"metadata": {"name": "b"}, "n": 12, "ready": false}]}
            """);

    @ParameterizedTest
    @CsvSource({
        "PT0S,0s",
        "PT119S,119s",
        "PT2M5S,2m5s",
        "PT10M30S,10m",
        "PT3H,3h",
        "PT7H59M,7h59m",
        "PT47H,47h",
        "PT50H,2d2h",
        "PT192H,8d",
        "P800D,2y70d",
        "PT-5S,<invalid>"
    })
    void shortensAges(Duration duration, String text) {
        assertThat(Age.of(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {.items[*].metadata.name}                                  | a b
            {.items[0].metadata.labels['app.io/name']}                 | web
            {.items[0].metadata.labels.app\\.io/name}                  | web
            {.items[-1].metadata.name}                                 | b
            {.items[0:1].metadata.name}                                | a
            {.items[?(@.ready==true)].metadata.name}                   | a
            {.items[?(@.n>2)].metadata.name}                           | b
            {range .items[*]}{.metadata.name}={.n};{end}               | a=1;b=12;
            {..name}                                                   | a b
            {.nothing}                                                 | ''
            .items[0].n                                                | 1
            """)
    void followsPaths(String template, String text) {
        assertThat(JsonPath.template(template).print(PODS)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{.items[", "{range .items[*]}", "{end}", "{.items[x]}", "{\"open}", "{.items[*}"})
    void refusesPathsThatItDoesNotUnderstand(String template) {
        assertThatThrownBy(() -> JsonPath.template(template)).isInstanceOf(JsonPath.SyntaxException.class);
    }

    @Test
    void quotesYamlOnlyWhereItHasTo() {
        assertThat(Yaml.print(Json.parse("""
                        {"b": "true", "a": ["1", 1, "x: y", "- z", ""], "c": {}, "d": "one\\ntwo\\n", "e": "it's", "f": [{"g": 1, "h": [2]}]}
                        """))).isEqualTo("""
                        a:
                        - "1"
                        - 1
                        - 'x: y'
                        - '- z'
                        - ""
                        b: "true"
                        c: {}
                        d: |
                          one
                          two
                        e: it's
                        f:
                        - g: 1
                          h:
                          - 2
                        """);
    }

    @Test
    void comparesLineByLine() {
        assertThat(UnifiedDiff.of("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nX\ne\nf\n"))
                .isEqualTo("@@ -1,6 +1,6 @@\n a\n b\n c\n-d\n+X\n e\n f\n");
        assertThat(UnifiedDiff.of("same\n", "same\n")).isEmpty();
    }

    @Test
    void alignsOnlyNeighbours() {
        String text = new Sheet()
                .line(0, "Name:\tweb")
                .line(0, "Containers:")
                .line(1, "Restart Count:\t0")
                .line(1, "Ready:\tTrue")
                .print();
        assertThat(text).isEqualTo("Name:  web\nContainers:\n  Restart Count:  0\n  Ready:          True\n");
    }
}
