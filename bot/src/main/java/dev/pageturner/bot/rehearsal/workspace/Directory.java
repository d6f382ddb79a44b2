package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Who is in the workspace, in Slack's shapes. */
final class Directory {
    static final String SLACKBOT = "USLACKBOT";

    private final List<Person> people;
    private final List<PersonGroup> groups;
    private final BotIdentity bot;

    Directory(WorkspaceSettings settings) {
        people = settings.people();
        groups = settings.groups();
        bot = settings.bot();
    }

    List<Person> people() {
        return people;
    }

    List<PersonGroup> groups() {
        return groups;
    }

    BotIdentity bot() {
        return bot;
    }

    Optional<Person> person(String id) {
        return people.stream().filter(person -> person.id().equals(id)).findFirst();
    }

    /** The person, the bot or Slackbot as users.info shows them. */
    Optional<ObjectNode> user(String id) {
        if (id.equals(bot.userId())) {
            return Optional.of(botUser());
        }
        if (id.equals(SLACKBOT)) {
            return Optional.of(user(SLACKBOT, "slackbot", "Slackbot", "757575", ""));
        }
        return person(id)
                .map(p -> user(p.id(), p.name(), p.realName(), p.color().substring(1), p.email()));
    }

    ObjectNode group(PersonGroup group) {
        ObjectNode node = Json.object()
                .put("id", group.id())
                .put("team_id", WorkspaceSettings.TEAM_ID)
                .put("is_usergroup", true)
                .put("name", group.name())
                .put("description", "")
                .put("handle", group.handle())
                .put("is_external", false)
                .put("date_create", 1_700_000_000)
                .put("date_update", 1_700_000_000)
                .put("date_delete", 0)
                .put("user_count", group.members().size());
        return node;
    }

    private ObjectNode botUser() {
        ObjectNode user = user(bot.userId(), bot.name().toLowerCase(java.util.Locale.ROOT), bot.name(), "e01e5a", "");
        user.put("is_bot", true);
        ((ObjectNode) user.get("profile"))
                .put("bot_id", bot.botId())
                .put("api_app_id", bot.appId())
                .put("always_active", true);
        return user;
    }

    private static ObjectNode user(String id, String name, String realName, String color, String email) {
        ObjectNode profile = Json.object()
                .put("real_name", realName)
                .put("display_name", realName)
                .put("real_name_normalized", realName)
                .put("display_name_normalized", realName)
                .put("team", WorkspaceSettings.TEAM_ID);
        if (!email.isEmpty()) {
            profile.put("email", email);
        }
        ObjectNode user = Json.object()
                .put("id", id)
                .put("team_id", WorkspaceSettings.TEAM_ID)
                .put("name", name)
                .put("deleted", false)
                .put("color", color)
                .put("real_name", realName)
                .put("tz", "Etc/UTC")
                .put("tz_label", "Coordinated Universal Time")
                .put("tz_offset", 0);
        user.set("profile", profile);
        return user.put("is_admin", false)
                .put("is_owner", false)
                .put("is_bot", false)
                .put("is_app_user", false)
                .put("updated", 1_700_000_000);
    }
}
