package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** api.test, auth.test, bots.info, team.info, users.* and usergroups.*. */
final class TeamMethods {
    private final Workspace workspace;
    private final Directory directory;

    TeamMethods(Workspace workspace) {
        this.workspace = workspace;
        this.directory = workspace.directory();
    }

    void register(ApiMethods methods) {
        methods.add("api.test", Tier.FOUR, this::apiTest);
        methods.add("auth.test", Tier.SPECIAL, call -> authTest());
        methods.add("bots.info", Tier.THREE, this::botsInfo);
        methods.add("team.info", Tier.THREE, call -> teamInfo());
        methods.add("users.info", Tier.FOUR, this::usersInfo);
        methods.add("users.list", Tier.TWO, call -> usersList());
        methods.add("users.lookupByEmail", Tier.THREE, this::lookupByEmail);
        methods.add("usergroups.list", Tier.TWO, this::groups);
        methods.add("usergroups.users.list", Tier.TWO, this::groupUsers);
    }

    private ObjectNode apiTest(ApiCall call) throws ApiRefusal {
        if (call.has("error")) {
            throw new ApiRefusal(call.text("error"));
        }
        ObjectNode answer = Json.ok();
        answer.set("args", Json.object());
        return answer;
    }

    private ObjectNode authTest() {
        BotIdentity bot = directory.bot();
        return Json.ok()
                .put("url", workspace.addresses().base() + "/")
                .put("team", workspace.settings().teamName())
                .put("user", bot.name().toLowerCase(java.util.Locale.ROOT))
                .put("team_id", WorkspaceSettings.TEAM_ID)
                .put("user_id", bot.userId())
                .put("bot_id", bot.botId())
                .put("is_enterprise_install", false);
    }

    private ObjectNode botsInfo(ApiCall call) throws ApiRefusal {
        BotIdentity bot = directory.bot();
        if (!call.text("bot").isEmpty() && !call.text("bot").equals(bot.botId())) {
            throw new ApiRefusal("bot_not_found");
        }
        ObjectNode answer = Json.ok();
        answer.putObject("bot")
                .put("id", bot.botId())
                .put("deleted", false)
                .put("name", bot.name())
                .put("updated", 1_700_000_000)
                .put("app_id", bot.appId())
                .put("user_id", bot.userId());
        return answer;
    }

    private ObjectNode teamInfo() {
        ObjectNode answer = Json.ok();
        answer.putObject("team")
                .put("id", WorkspaceSettings.TEAM_ID)
                .put("name", workspace.settings().teamName())
                .put("domain", "rehearsal")
                .put("email_domain", "");
        return answer;
    }

    private ObjectNode usersInfo(ApiCall call) throws ApiRefusal {
        ObjectNode answer = Json.ok();
        answer.set(
                "user",
                directory
                        .user(call.text("user", "user_not_found"))
                        .orElseThrow(() -> new ApiRefusal("user_not_found")));
        return answer;
    }

    private ObjectNode usersList() {
        ObjectNode answer = Json.ok();
        ArrayNode members = answer.putArray("members");
        directory.people().forEach(person -> directory.user(person.id()).ifPresent(members::add));
        directory.user(directory.bot().userId()).ifPresent(members::add);
        directory.user(Directory.SLACKBOT).ifPresent(members::add);
        answer.put("cache_ts", workspace.timeline().seconds());
        return withNoNextPage(answer);
    }

    private ObjectNode lookupByEmail(ApiCall call) throws ApiRefusal {
        String email = call.required("email");
        ObjectNode answer = Json.ok();
        answer.set(
                "user",
                directory.people().stream()
                        .filter(person -> person.email().equalsIgnoreCase(email))
                        .findFirst()
                        .flatMap(person -> directory.user(person.id()))
                        .orElseThrow(() -> new ApiRefusal("users_not_found")));
        return answer;
    }

    private ObjectNode groups(ApiCall call) {
        ObjectNode answer = Json.ok();
        ArrayNode groups = answer.putArray("usergroups");
        for (PersonGroup group : directory.groups()) {
            ObjectNode node = directory.group(group);
            if (call.flag("include_users")) {
                node.set("users", Json.strings(group.members()));
            }
            groups.add(node);
        }
        return answer;
    }

    private ObjectNode groupUsers(ApiCall call) throws ApiRefusal {
        String id = call.required("usergroup");
        PersonGroup group = directory.groups().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ApiRefusal("no_such_subteam"));
        ObjectNode answer = Json.ok();
        answer.set("users", Json.strings(group.members()));
        return answer;
    }

    static ObjectNode withNoNextPage(ObjectNode answer) {
        answer.putObject("response_metadata").put("next_cursor", "");
        return answer;
    }
}
