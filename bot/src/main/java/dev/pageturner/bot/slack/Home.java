package dev.pageturner.bot.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.message.Limits;
import dev.pageturner.bot.message.Part;
import java.util.ArrayList;
import java.util.List;

/** The Home tab: open incidents, pending approvals, running commands, as they are when it is opened. */
final class Home {
    private final Overview overview;
    private final SlackApi slack;

    Home(Overview overview, SlackApi slack) {
        this.overview = overview;
        this.slack = slack;
    }

    void opened(Place place) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading("Pageturner"));
        parts.addAll(overview.incidents());
        parts.add(new Part.Rule());
        parts.addAll(overview.executions());
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("type", "home");
        view.set("blocks", BlockKit.blocks(parts, Limits.VIEW_BLOCKS));
        slack.publishHome(place.who().id(), view.toString());
    }
}
