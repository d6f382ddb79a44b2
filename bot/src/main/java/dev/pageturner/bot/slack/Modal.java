package dev.pageturner.bot.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.message.Limits;
import dev.pageturner.bot.message.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dialog.
 *
 * @param callback which one it is, for whoever handles its submission
 * @param submit what its button says; null: there is nothing to submit
 * @param metadata comes back with the submission and with every click; up to 3,000 characters
 */
record Modal(
        String callback, String title, @Nullable String submit, String metadata, List<Part> parts, List<Input> inputs) {
    private static final int CHOICES = 100;

    Modal {
        parts = List.copyOf(parts);
        inputs = List.copyOf(inputs);
    }

    /**
     * Something to fill in.
     *
     * @param name of its block; values come back under it
     * @param choices to pick from; empty: a text
     */
    record Input(String name, String label, String hint, boolean optional, boolean multiline, List<String> choices) {
        Input {
            choices = List.copyOf(choices);
        }
    }

    static Modal telling(String title, List<Part> parts) {
        return new Modal("told", title, null, "", parts, List.of());
    }

    String json() {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        ObjectNode view = factory.objectNode().put("type", "modal").put("callback_id", callback);
        view.set("title", BlockKit.plainText(title, Limits.TITLE));
        view.set("close", BlockKit.plainText("Close", Limits.TITLE));
        if (submit != null) {
            view.set("submit", BlockKit.plainText(submit, Limits.TITLE));
        }
        view.put("private_metadata", metadata);
        ArrayNode blocks = BlockKit.blocks(parts, Limits.VIEW_BLOCKS - inputs.size());
        inputs.forEach(input -> blocks.add(block(input)));
        view.set("blocks", blocks);
        return view.toString();
    }

    private static ObjectNode block(Input input) {
        ObjectNode block =
                JsonNodeFactory.instance.objectNode().put("type", "input").put("block_id", input.name());
        block.set("label", BlockKit.plainText(input.label(), 150));
        block.put("optional", input.optional());
        ObjectNode element = block.putObject("element").put("action_id", "value");
        if (input.choices().isEmpty()) {
            element.put("type", "plain_text_input")
                    .put("multiline", input.multiline())
                    .put("max_length", 1000);
        } else {
            element.put("type", "static_select");
            ArrayNode options = element.putArray("options");
            input.choices().stream()
                    .filter(choice -> choice.length() <= 75)
                    .limit(CHOICES)
                    .forEach(choice -> {
                        ObjectNode option = options.addObject();
                        option.set("text", BlockKit.plainText(choice, 75));
                        option.put("value", choice);
                    });
        }
        if (!input.hint().isEmpty()) {
            block.set("hint", BlockKit.plainText(input.hint(), 150));
        }
        return block;
    }
}
