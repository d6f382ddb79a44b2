package dev.pageturner.bot.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.message.Limits;
import dev.pageturner.bot.message.Message;
import dev.pageturner.bot.message.Mrkdwn;
import dev.pageturner.bot.message.Pages;
import dev.pageturner.bot.message.Part;
import java.util.List;

/** A message as Slack's JSON. One part is one block: cutting to size has been done by {@link Pages}. */
final class BlockKit {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private BlockKit() {}

    static SlackApi.Rendered render(Message message) {
        return new SlackApi.Rendered(
                text(message), blocks(message.parts(), Limits.BLOCKS).toString());
    }

    /** Without blocks: what is left when Slack does not take them. */
    static SlackApi.Rendered plain(Message message) {
        return new SlackApi.Rendered(
                Limits.cut(Mrkdwn.escape(message.summary()) + "\n" + PlainText.of(message.parts()), Limits.TEXT), "[]");
    }

    static String text(Message message) {
        return Limits.cut(Mrkdwn.escape(message.summary()), Limits.TEXT);
    }

    static String ephemeralResponse(SlackApi.Rendered message) {
        ObjectNode body = JSON.objectNode();
        body.put("response_type", "ephemeral").put("text", message.text());
        body.putRawValue("blocks", new com.fasterxml.jackson.databind.util.RawValue(message.blocks()));
        return body.toString();
    }

    static ArrayNode blocks(List<Part> parts, int most) {
        ArrayNode blocks = JSON.arrayNode();
        // Builders page what may be long; this is the net below them.
        List<List<Part>> pages = Pages.pack(parts, most, Integer.MAX_VALUE);
        if (!pages.isEmpty()) {
            int index = 0;
            for (Part part : pages.get(0)) {
                blocks.add(block(part, index++));
            }
        }
        return blocks;
    }

    private static ObjectNode block(Part part, int index) {
        if (part instanceof Part.Heading heading) {
            ObjectNode block = block("header");
            block.set("text", plainText(heading.text(), Limits.HEADING));
            return block;
        } else if (part instanceof Part.Paragraph paragraph) {
            return section(Mrkdwn.of(paragraph.text()));
        } else if (part instanceof Part.Facts facts) {
            return fields(facts);
        } else if (part instanceof Part.Code code) {
            return section(Mrkdwn.codeBlock(code.text()));
        } else if (part instanceof Part.Buttons buttons) {
            return actions(buttons, index);
        } else if (part instanceof Part.Line line) {
            ObjectNode block = section(Mrkdwn.of(line.text()));
            block.set("accessory", button(line.button(), index, 0));
            return block;
        } else if (part instanceof Part.Note note) {
            ObjectNode block = block("context");
            block.putArray("elements").add(mrkdwn(Mrkdwn.of(note.text())));
            return block;
        }
        return block("divider");
    }

    private static ObjectNode block(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static ObjectNode section(String mrkdwn) {
        ObjectNode block = block("section");
        block.set("text", mrkdwn(mrkdwn.isBlank() ? " " : mrkdwn));
        // Long text is not hidden behind "see more" at three in the morning.
        block.put("expand", true);
        return block;
    }

    /** Verbatim: Slack makes no links of its own from what alerts and logs say. */
    private static ObjectNode mrkdwn(String text) {
        return JSON.objectNode().put("type", "mrkdwn").put("text", text).put("verbatim", true);
    }

    static ObjectNode plainText(String text, int most) {
        String cut = Limits.cut(text.isBlank() ? "-" : text, most);
        while (Mrkdwn.escape(cut).length() > most) {
            cut = Limits.cut(cut, cut.length() - 4);
        }
        return JSON.objectNode()
                .put("type", "plain_text")
                .put("text", Mrkdwn.escape(cut))
                .put("emoji", false);
    }

    private static ObjectNode fields(Part.Facts facts) {
        ObjectNode block = block("section");
        ArrayNode fields = block.putArray("fields");
        for (Part.Fact fact : facts.facts()) {
            String value = Mrkdwn.of(fact.value());
            fields.add(mrkdwn("*" + Mrkdwn.escape(fact.label()) + "*\n" + (value.isBlank() ? "-" : value)));
        }
        return block;
    }

    private static ObjectNode actions(Part.Buttons buttons, int index) {
        ObjectNode block = block("actions");
        ArrayNode elements = block.putArray("elements");
        for (Part.Button button : buttons.buttons()) {
            elements.add(button(button, index, elements.size()));
        }
        return block;
    }

    /** Action ids have to differ within a message; what follows the colon is for that only. */
    private static ObjectNode button(Part.Button button, int block, int position) {
        ObjectNode node = JSON.objectNode().put("type", "button");
        node.set("text", plainText(button.label(), Limits.LABEL));
        node.put("action_id", button.action() + ":" + block + "." + position);
        node.put("value", button.value());
        if (button.style() != Part.Style.PLAIN) {
            node.put("style", button.style() == Part.Style.PRIMARY ? "primary" : "danger");
        }
        String spoken = button.spoken();
        if (spoken != null) {
            node.put("accessibility_label", Limits.cut(spoken, Limits.LABEL));
        }
        String confirm = button.confirm();
        if (confirm != null) {
            ObjectNode dialog = node.putObject("confirm");
            dialog.set("title", plainText("Are you sure?", 95));
            dialog.set("text", plainText(confirm, Limits.CONFIRM));
            dialog.set("confirm", plainText(button.label(), 28));
            dialog.set("deny", plainText("Back", 28));
        }
        return node;
    }
}
