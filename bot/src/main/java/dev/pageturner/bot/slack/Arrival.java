package dev.pageturner.bot.slack;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that a person did in Slack. Kept in the database from before it is acknowledged until it was handled. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Arrival.Click.class, name = "click"),
    @JsonSubTypes.Type(value = Arrival.Submission.class, name = "submission"),
    @JsonSubTypes.Type(value = Arrival.Typed.class, name = "typed"),
    @JsonSubTypes.Type(value = Arrival.HomeOpened.class, name = "home")
})
sealed interface Arrival {
    /** Slack's name for this one event: the same again is the same event. */
    String id();

    Place place();

    /**
     * @param action without what makes it unique in its message
     * @param messageTs of the message with the button; null in a dialog
     */
    record Click(
            String id,
            Place place,
            String action,
            String value,
            @Nullable String messageTs) implements Arrival {}

    /**
     * @param callback which dialog
     * @param metadata what it was opened with
     * @param values what was filled in, by block
     */
    record Submission(String id, Place place, String callback, String metadata, Map<String, String> values)
            implements Arrival {
        public Submission {
            values = Map.copyOf(values);
        }
    }

    /** A slash command, or a mention of the bot. */
    record Typed(String id, Place place, List<String> words) implements Arrival {
        public Typed {
            words = List.copyOf(words);
        }
    }

    record HomeOpened(String id, Place place) implements Arrival {}
}
