package dev.pageturner.bot.rehearsal.workspace.blockkit;

import static dev.pageturner.bot.rehearsal.workspace.blockkit.Surface.HOME;
import static dev.pageturner.bot.rehearsal.workspace.blockkit.Surface.MESSAGE;
import static dev.pageturner.bot.rehearsal.workspace.blockkit.Surface.MODAL;

import dev.pageturner.bot.rehearsal.workspace.blockkit.Rule.Anything;
import dev.pageturner.bot.rehearsal.workspace.blockkit.Rule.Child;
import dev.pageturner.bot.rehearsal.workspace.blockkit.Rule.Children;
import dev.pageturner.bot.rehearsal.workspace.blockkit.Rule.Flag;
import dev.pageturner.bot.rehearsal.workspace.blockkit.Rule.Line;
import dev.pageturner.bot.rehearsal.workspace.blockkit.Rule.Number;
import dev.pageturner.bot.rehearsal.workspace.blockkit.Rule.Rows;
import dev.pageturner.bot.rehearsal.workspace.blockkit.Rule.Text;
import dev.pageturner.bot.rehearsal.workspace.blockkit.Rule.Texts;
import dev.pageturner.bot.rehearsal.workspace.blockkit.Rule.Word;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Slack's limits, to be reviewed against docs.slack.dev/reference/block-kit and /reference/views. One line is one property:
 * {@code must} is required, {@code may} optional, anything else refused. Lengths are in characters.
 */
final class BlockTable {
    static final int ID = 255;

    private static final Set<Surface> ANYWHERE = EnumSet.allOf(Surface.class);
    private static final Set<Surface> MESSAGES = EnumSet.of(MESSAGE);
    private static final Set<Surface> VIEWS = EnumSet.of(MODAL, HOME);
    private static final Set<String> PLAIN = Set.of("plain_text");
    private static final Set<String> ANY_TEXT = Set.of("plain_text", "mrkdwn");
    private static final int OPTIONS = 100;

    private static final Set<String> MENUS = Set.of(
            "static_select",
            "external_select",
            "users_select",
            "conversations_select",
            "channels_select",
            "multi_static_select",
            "multi_external_select",
            "multi_users_select",
            "multi_conversations_select",
            "multi_channels_select");
    private static final Set<String> CHOICES = Set.of("radio_buttons", "checkboxes", "datepicker", "timepicker");
    private static final Set<String> TYPED = Set.of(
            "plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input", "file_input");

    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    BlockTable() {
        blocks();
        controls();
        menus();
        inputs();
        composition();
        views();
    }

    Map<String, Shape> shapes() {
        return shapes;
    }

    private void blocks() {
        block("section", ANYWHERE)
                .may("text", new Text(ANY_TEXT, 3000))
                .may("fields", new Texts(ANY_TEXT, 1, 10, 2000))
                .may(
                        "accessory",
                        new Child(union(Set.of("button", "image", "overflow", "workflow_button"), MENUS, CHOICES)))
                .may("expand", new Flag())
                .oneOf("text", "fields");
        block("header", ANYWHERE).must("text", new Text(PLAIN, 150)).may("level", new Number(1, 4));
        block("divider", ANYWHERE);
        block("context", ANYWHERE).must("elements", new Children(Set.of("plain_text", "mrkdwn", "image"), 1, 10));
        block("actions", ANYWHERE)
                .must(
                        "elements",
                        new Children(
                                union(
                                        Set.of("button", "overflow", "datetimepicker", "workflow_button"),
                                        MENUS,
                                        CHOICES),
                                1,
                                25));
        block("image", ANYWHERE)
                .must("alt_text", new Line(1, 2000))
                .may("image_url", new Line(1, 3000))
                .may("slack_file", new Child(Set.of("slack_file")))
                .may("title", new Text(PLAIN, 2000))
                .oneOf("image_url", "slack_file");
        block("input", ANYWHERE)
                .must("label", new Text(PLAIN, 2000))
                .must("element", new Child(union(TYPED, MENUS, union(CHOICES, Set.of("datetimepicker")))))
                .may("dispatch_action", new Flag())
                .may("hint", new Text(PLAIN, 2000))
                .may("optional", new Flag());
        block("rich_text", ANYWHERE).must("elements", new Children(Set.of("rich_text_part"), 1, 1000));
        block("markdown", MESSAGES).must("text", new Line(1, 12_000));
        block("file", MESSAGES).must("external_id", new Line(1, ID)).must("source", new Word(Set.of("remote")));
        block("video", ANYWHERE).may("title", new Text(PLAIN, 200)).may("alt_text", new Line(1, 2000));
        block("table", MESSAGES)
                .must("rows", new Rows(Set.of("raw_text", "raw_number", "rich_text"), 100, 20))
                .may("column_settings", new Anything());
    }

    private void controls() {
        element("button")
                .must("text", new Text(PLAIN, 75))
                .may("value", new Line(0, 2000))
                .may("url", new Line(1, 3000))
                .may("style", new Word(Set.of("primary", "danger")))
                .may("accessibility_label", new Line(1, 75));
        element("workflow_button")
                .must("text", new Text(PLAIN, 75))
                .must("workflow", new Anything())
                .may("style", new Word(Set.of("primary", "danger")))
                .may("accessibility_label", new Line(1, 75));
        element("overflow").must("options", new Children(Set.of("option"), 1, 5));
        shape("image_element", ANYWHERE)
                .must("alt_text", new Line(1, 2000))
                .may("image_url", new Line(1, 3000))
                .may("slack_file", new Child(Set.of("slack_file")))
                .oneOf("image_url", "slack_file");
    }

    private void menus() {
        for (String prefix : List.of("", "multi_")) {
            boolean multi = !prefix.isEmpty();
            options(menu(prefix + "static_select", multi), multi, OPTIONS)
                    .may("option_groups", new Children(Set.of("option_group"), 1, OPTIONS))
                    .oneOf("options", "option_groups");
            initialOption(menu(prefix + "external_select", multi), multi).may("min_query_length", new Number(0, 3000));
            menu(prefix + "users_select", multi).may(multi ? "initial_users" : "initial_user", new Anything());
            menu(prefix + "channels_select", multi)
                    .may(multi ? "initial_channels" : "initial_channel", new Anything())
                    .may("response_url_enabled", new Flag());
            menu(prefix + "conversations_select", multi)
                    .may(multi ? "initial_conversations" : "initial_conversation", new Anything())
                    .may("default_to_current_conversation", new Flag())
                    .may("response_url_enabled", new Flag())
                    .may("filter", new Anything());
        }
        options(focusable("checkboxes"), true, 10);
        options(focusable("radio_buttons"), false, 10);
        picker("datepicker").may("initial_date", new Line(10, 10));
        picker("timepicker").may("initial_time", new Line(5, 5)).may("timezone", new Line(1, 100));
        focusable("datetimepicker").may("initial_date_time", new Number(0, Integer.MAX_VALUE));
    }

    private void inputs() {
        picker("plain_text_input")
                .may("initial_value", new Line(0, 3000))
                .may("multiline", new Flag())
                .may("min_length", new Number(0, 3000))
                .may("max_length", new Number(1, 3000))
                .may("dispatch_action_config", new Anything());
        picker("email_text_input")
                .may("initial_value", new Line(0, 3000))
                .may("dispatch_action_config", new Anything());
        picker("url_text_input").may("initial_value", new Line(0, 3000)).may("dispatch_action_config", new Anything());
        picker("number_input")
                .must("is_decimal_allowed", new Flag())
                .may("initial_value", new Anything())
                .may("min_value", new Anything())
                .may("max_value", new Anything())
                .may("dispatch_action_config", new Anything());
        picker("rich_text_input").may("initial_value", new Anything()).may("dispatch_action_config", new Anything());
        element("file_input").may("filetypes", new Anything()).may("max_files", new Number(1, 10));
    }

    private void composition() {
        shape("option", ANYWHERE)
                .must("text", new Text(ANY_TEXT, 75))
                .must("value", new Line(1, 150))
                .may("description", new Text(ANY_TEXT, 75))
                .may("url", new Line(1, 3000));
        shape("option_group", ANYWHERE)
                .must("label", new Text(PLAIN, 75))
                .must("options", new Children(Set.of("option"), 1, OPTIONS));
        shape("confirm", ANYWHERE)
                .must("title", new Text(PLAIN, 100))
                .must("text", new Text(ANY_TEXT, 300))
                .must("confirm", new Text(PLAIN, 30))
                .must("deny", new Text(PLAIN, 30))
                .may("style", new Word(Set.of("primary", "danger")));
        shape("slack_file", ANYWHERE)
                .may("id", new Line(1, ID))
                .may("url", new Line(1, 3000))
                .oneOf("id", "url");
        shape("raw_text", MESSAGES).must("text", new Line(1, 3000));
        shape("raw_number", MESSAGES).must("value", new Anything()).may("text", new Line(1, 3000));
    }

    private void views() {
        view("modal")
                .must("title", new Text(PLAIN, 24))
                .may("submit", new Text(PLAIN, 24))
                .may("close", new Text(PLAIN, 24))
                .may("clear_on_close", new Flag())
                .may("notify_on_close", new Flag())
                .may("submit_disabled", new Flag());
        view("home");
    }

    private Shape view(String kind) {
        return shape("view_" + kind, VIEWS)
                .must("blocks", new Anything())
                .may("callback_id", new Line(0, ID))
                .may("external_id", new Line(0, ID))
                .may("private_metadata", new Line(0, 3000));
    }

    private Shape block(String kind, Set<Surface> surfaces) {
        return shape(kind, surfaces).may("block_id", new Line(0, ID));
    }

    private Shape element(String kind) {
        return shape(kind, ANYWHERE).may("action_id", new Line(0, ID)).may("confirm", new Child(Set.of("confirm")));
    }

    private Shape focusable(String kind) {
        return element(kind).may("focus_on_load", new Flag());
    }

    private Shape picker(String kind) {
        return focusable(kind).may("placeholder", new Text(PLAIN, 150));
    }

    private Shape menu(String kind, boolean multi) {
        Shape menu = picker(kind);
        return multi ? menu.may("max_selected_items", new Number(1, 1000)) : menu;
    }

    private static Shape options(Shape shape, boolean several, int max) {
        Children options = new Children(Set.of("option"), 1, max);
        boolean grouped = shape.kind().endsWith("select");
        Shape withOptions = grouped ? shape.may("options", options) : shape.must("options", options);
        return initialOption(withOptions, several);
    }

    private static Shape initialOption(Shape shape, boolean several) {
        return several
                ? shape.may("initial_options", new Children(Set.of("option"), 1, OPTIONS))
                : shape.may("initial_option", new Child(Set.of("option")));
    }

    private Shape shape(String kind, Set<Surface> surfaces) {
        Shape shape = new Shape(kind, surfaces);
        shapes.put(kind, shape);
        return shape;
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        Set<String> all = new java.util.HashSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return Set.copyOf(all);
    }
}
