package dev.pageturner.commands.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\! rm",
                "\\copy a to b",
                "\\i x.sql",
                "\\gexec",
                "\\c other",
                "\\set a b",
                "\\dp",
                "\\d a b",
                "\\d a\\! rm",
                "\\d `rm`",
                "\\d :name",
                "\\d 'a'",
                "\\d a|b",
                "\\d \"a",
                "\\d a.b.c",
                "\\d a;b",
                "\\dt a\n\\! rm",
                "SELECT 1",
                ""
            })
    void isOnlyWhatLooks(String command) {
        assertThat(MetaLine.of(command)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "\\dt,dt,false,false",
        "\\dt+,dt,true,false",
        "\\dtvS+,dtv,true,true",
        "\\d+S,d,true,true",
        "\\l+ ; ,l,true,false"
    })
    void hasItsSuffixesBehindItsName(String command, String name, boolean more, boolean system) {
        MetaLine line = MetaLine.of(command).orElseThrow();
        assertThat(line.name()).isEqualTo(name);
        assertThat(line.more()).isEqualTo(more);
        assertThat(line.system()).isEqualTo(system);
        assertThat(line.pattern()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "orders>^(orders)$>",
                "ORDERS>^(orders)$>",
                "sales.ord*>^(ord.*)$>^(sales)$",
                "*.a?c>^(a.c)$>^(.*)$",
                "\"Order Items\">^(Order Items)$>",
                "\"a.b*\".x$y>^(x\\$y)$>^(a\\.b\\*)$",
                "\"a\"\"b\">^(a\"b)$>"
            })
    void aPatternIsFoldedAndAnchored(String pattern, String name, String schema) {
        NamePattern read = Objects.requireNonNull(
                MetaLine.of("\\d " + pattern).orElseThrow().pattern());
        assertThat(read.name()).isEqualTo(name);
        assertThat(read.schema()).isEqualTo(schema);
    }

    @Test
    void describesOnlyWithAName() {
        assertThat(MetaLine.of("\\d").orElseThrow().describes()).isFalse();
        assertThat(MetaLine.of("\\d+ x").orElseThrow().describes()).isTrue();
        assertThat(MetaLine.of("\\dt x").orElseThrow().describes()).isFalse();
    }
}
