package dev.pageturner.bot.message;

import java.util.ArrayList;
import java.util.List;

/** A run of text with marks. Everything is escaped when it is rendered: nothing from outside can mention or forge a link. */
public record Text(List<Span> spans) {
    public Text {
        spans = List.copyOf(spans);
    }

    public sealed interface Span {
        record Plain(String text) implements Span {}

        record Bold(String text) implements Span {}

        record Italic(String text) implements Span {}

        record Code(String text) implements Span {}

        record Link(String url, String label) implements Span {}

        /** A person, by Slack's id. */
        record Mention(String userId) implements Span {}

        /** A moment in the reader's own time zone. */
        record Moment(java.time.Instant when) implements Span {}
    }

    public static Text of(String plain) {
        return new Text(List.of(new Span.Plain(plain)));
    }

    public static Text of(Span... spans) {
        return new Text(List.of(spans));
    }

    public Text and(Span... more) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(List.of(more));
        return new Text(all);
    }
}
