package dev.pageturner.commands.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What became of a question. */
public sealed interface AlertmanagerAnswer {
    /** @param items alerts or silences in the forms of the API and in its order */
    record Found(List<JsonNode> items) implements AlertmanagerAnswer {
        public Found {
            items = List.copyOf(items);
        }
    }

    /** @param sentence what is wrong with the question, in the server's words where it has some */
    record Refused(String sentence) implements AlertmanagerAnswer {}
}
