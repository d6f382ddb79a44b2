package dev.pageturner.bot.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A run of text with marks. Everything is escaped when it is rendered: nothing from outside can mention or forge a link. */
public record Text(List<Span> spans) {
    public Text {
        spans = List.copyOf(spans);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "span")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Span.Plain.class, name = "plain"),
        @JsonSubTypes.Type(value = Span.Bold.class, name = "bold"),
        @JsonSubTypes.Type(value = Span.Italic.class, name = "italic"),
        @JsonSubTypes.Type(value = Span.Code.class, name = "code"),
        @JsonSubTypes.Type(value = Span.Link.class, name = "link"),
        @JsonSubTypes.Type(value = Span.Mention.class, name = "mention"),
        @JsonSubTypes.Type(value = Span.Moment.class, name = "moment")
    })
    public sealed interface Span {
        record Plain(String text) implements Span {}

        record Bold(String text) implements Span {}

        record Italic(String text) implements Span {}

        record Code(String text) implements Span {}

        record Link(String url, String label) implements Span {}

        /** A person ({@code U...}, {@code W...}) or a user group ({@code S...}), by Slack's id. */
        record Mention(String userId) implements Span {}

        /** A moment in the reader's own time zone. */
        record Moment(Instant when) implements Span {}
    }

    public static Text of(String plain) {
        return new Text(List.of(new Span.Plain(plain)));
    }

    public static Text of(Span... spans) {
        return new Text(List.of(spans));
    }

    /** Bold. */
    public static Text bold(String text) {
        return of(new Span.Bold(text));
    }

    /** Monospaced within a line. */
    public static Text code(String text) {
        return of(new Span.Code(text));
    }

    public Text and(String plain) {
        return and(new Span.Plain(plain));
    }

    public Text and(Text more) {
        return and(more.spans.toArray(Span[]::new));
    }

    public boolean empty() {
        return spans.isEmpty();
    }

    public Text and(Span... more) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(List.of(more));
        return new Text(all);
    }
}
