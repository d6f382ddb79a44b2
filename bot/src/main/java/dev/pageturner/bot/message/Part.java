package dev.pageturner.bot.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a message. Text that comes from outside is passed as {@link Text}, which escapes it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "part")
@JsonSubTypes({
    // Stored names: a message that waits in the outbox is read by the next version of the bot.
    @JsonSubTypes.Type(value = Part.Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = Part.Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Part.Facts.class, name = "facts"),
    @JsonSubTypes.Type(value = Part.Code.class, name = "code"),
    @JsonSubTypes.Type(value = Part.Buttons.class, name = "buttons"),
    @JsonSubTypes.Type(value = Part.Line.class, name = "line"),
    @JsonSubTypes.Type(value = Part.Note.class, name = "note"),
    @JsonSubTypes.Type(value = Part.Rule.class, name = "rule")
})
public sealed interface Part {
    record Heading(String text) implements Part {}

    record Paragraph(Text text) implements Part {}

    /** Label and value pairs side by side. */
    record Facts(List<Fact> facts) implements Part {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    record Fact(String label, Text value) {}

    /** Monospaced, as a terminal would show it. */
    record Code(String text) implements Part {}

    record Buttons(List<Button> buttons) implements Part {
        public Buttons {
            buttons = List.copyOf(buttons);
        }
    }

    /** A line of text with a button at its end. */
    record Line(Text text, Button button) implements Part {}

    /** Small print. */
    record Note(Text text) implements Part {}

    record Rule() implements Part {}

    /**
     * @param action what is pressed ({@code run-step}); one class handles each
     * @param value everything the handler needs to find its way after a restart; up to 2,000 characters
     * @param confirm asked before it is sent; null for none
     * @param spoken what a screen reader says where the label alone says too little; null: the label
     */
    record Button(
            String label,
            String action,
            String value,
            Style style,
            @Nullable String confirm,
            @Nullable String spoken) {
        public static Button of(String label, String action, String value) {
            return new Button(label, action, value, Style.PLAIN, null, null);
        }
    }

    enum Style {
        PLAIN,
        PRIMARY,
        DANGER
    }
}
