package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** files.*: the three steps of an upload, and looking at one. */
final class FileMethods {
    private final Workspace workspace;
    private final Files files;

    FileMethods(Workspace workspace) {
        this.workspace = workspace;
        this.files = workspace.files();
    }

    void register(ApiMethods methods) {
        methods.add("files.getUploadURLExternal", Tier.FOUR, this::announce);
        methods.add("files.completeUploadExternal", Tier.FOUR, this::complete);
        methods.add("files.info", Tier.FOUR, this::info);
    }

    private ObjectNode announce(ApiCall call) throws ApiRefusal {
        String name = call.required("filename");
        call.required("length");
        StoredFile file = files.announce(name, call.text("alt_txt"), call.text("snippet_type"));
        return Json.ok()
                .put("upload_url", workspace.addresses().base() + "/upload/v1/" + file.secret())
                .put("file_id", file.id());
    }

    private ObjectNode complete(ApiCall call) throws ApiRefusal {
        call.required("files");
        List<StoredFile> uploaded = uploaded(call.nested("files", "invalid_arguments"));
        String channel = call.has("channel_id") ? call.text("channel_id") : call.text("channels");
        if (!channel.isEmpty()) {
            share(call, channel, uploaded);
        }
        ObjectNode answer = Json.ok();
        ArrayNode shown = answer.putArray("files");
        uploaded.forEach(file -> shown.add(files.shown(file)));
        return answer;
    }

    private List<StoredFile> uploaded(JsonNode wanted) throws ApiRefusal {
        List<StoredFile> uploaded = new ArrayList<>();
        for (JsonNode each : wanted) {
            StoredFile file = files.find(each.path("id").asText()).orElseThrow(() -> new ApiRefusal("file_not_found"));
            if (file.content().length == 0) {
                throw new ApiRefusal("file_not_found");
            }
            StoredFile titled =
                    each.has("title") ? file.withTitle(each.path("title").asText()) : file;
            files.keep(titled);
            uploaded.add(titled);
        }
        return uploaded;
    }

    private void share(ApiCall call, String channelId, List<StoredFile> uploaded) throws ApiRefusal {
        Conversation channel = workspace.conversations().byId(channelId);
        BotIdentity bot = workspace.directory().bot();
        if (!channel.members().contains(bot.userId())) {
            throw new ApiRefusal("not_in_channel");
        }
        ObjectNode message = Json.object().put("type", "message").put("text", call.text("initial_comment"));
        workspace.messages().signed(message, new ApiCall(Json.object()));
        message.put("upload", true).put("display_as_bot", false);
        ArrayNode shown = message.putArray("files");
        uploaded.forEach(file -> shown.add(files.shown(file)));
        String thread = call.text("thread_ts");
        if (!thread.isEmpty()) {
            message.put("thread_ts", thread);
        }
        workspace.conversations().post(channel, message);
    }

    private ObjectNode info(ApiCall call) throws ApiRefusal {
        StoredFile file =
                files.find(call.text("file", "file_not_found")).orElseThrow(() -> new ApiRefusal("file_not_found"));
        ObjectNode answer = Json.ok();
        ObjectNode shown = files.shown(file);
        shown.set("shares", shares(file));
        answer.set("file", shown);
        if (!file.picture()) {
            answer.put("content", new String(file.content(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return answer;
    }

    private ObjectNode shares(StoredFile file) {
        ObjectNode shares = Json.object();
        ObjectNode open = shares.putObject("public");
        for (Conversation channel : workspace.conversations().all()) {
            List<ObjectNode> places = workspace.conversations().read(channel, c -> places(c, file.id()));
            if (!places.isEmpty()) {
                ArrayNode array = open.putArray(channel.id());
                places.forEach(array::add);
            }
        }
        return shares;
    }

    private static List<ObjectNode> places(Conversation channel, String fileId) {
        List<ObjectNode> places = new ArrayList<>();
        for (ObjectNode message : channel.messages().values()) {
            for (JsonNode file : message.path("files")) {
                if (file.path("id").asText().equals(fileId)) {
                    ObjectNode place =
                            Json.object().put("ts", message.path("ts").asText());
                    if (message.has("thread_ts")) {
                        place.put("thread_ts", message.path("thread_ts").asText());
                    }
                    places.add(place.put("channel_name", channel.name()));
                }
            }
        }
        return places;
    }
}
