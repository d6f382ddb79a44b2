package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * A file that a bot uploaded.
 *
 * @param created epoch seconds
 * @param altText what people who do not see a picture are told
 * @param secret part of the upload address
 * @param content empty until uploaded
 */
record StoredFile(
        String id,
        String name,
        String title,
        String altText,
        String snippetType,
        long created,
        String secret,
        byte[] content) {
    private static final int PREVIEW = 1500;
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("json", "application/json"),
            Map.entry("pdf", "application/pdf"));

    StoredFile withContent(byte[] bytes) {
        return new StoredFile(id, name, title, altText, snippetType, created, secret, bytes);
    }

    StoredFile withTitle(String value) {
        return new StoredFile(id, name, value, altText, snippetType, created, secret, content);
    }

    String extension() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    String mimeType() {
        return TYPES.getOrDefault(extension(), "text/plain");
    }

    boolean picture() {
        return mimeType().startsWith("image/") && !extension().equals("svg");
    }

    /** As files.info shows it. */
    ObjectNode shown(String base, String userId) {
        String address = base + "/files-pri/" + id + "/" + java.net.URLEncoder.encode(name, StandardCharsets.UTF_8);
        ObjectNode file = Json.object()
                .put("id", id)
                .put("created", created)
                .put("timestamp", created)
                .put("name", name)
                .put("title", title)
                .put("mimetype", mimeType())
                .put("filetype", picture() ? extension() : "text")
                .put("pretty_type", picture() ? extension().toUpperCase(Locale.ROOT) : "Plain Text")
                .put("user", userId)
                .put("user_team", WorkspaceSettings.TEAM_ID)
                .put("editable", !picture())
                .put("size", content.length)
                .put("mode", picture() ? "hosted" : "snippet")
                .put("is_external", false)
                .put("external_type", "")
                .put("is_public", true)
                .put("public_url_shared", false)
                .put("display_as_bot", false)
                .put("username", "")
                .put("url_private", address)
                .put("url_private_download", address + "?download=1")
                .put("permalink", address)
                .put("file_access", "visible");
        return picture() ? file.put("thumb_360", address).put("alt_txt", altText) : withPreview(file);
    }

    private ObjectNode withPreview(ObjectNode file) {
        String text = new String(content, StandardCharsets.UTF_8);
        int lines = text.isEmpty() ? 0 : (int) text.lines().count();
        String preview = text.length() > PREVIEW ? text.substring(0, PREVIEW) : text;
        return file.put("preview", preview)
                .put("lines", lines)
                .put("lines_more", Math.max(0, lines - (int) preview.lines().count()))
                .put("preview_is_truncated", preview.length() < text.length());
    }
}
