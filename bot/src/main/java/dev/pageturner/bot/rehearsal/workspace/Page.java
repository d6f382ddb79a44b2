package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** The page: lets a browser in by the token, serves its files, and passes on what people do. */
final class Page {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> ASSETS = Map.of(
            "workspace.css", "text/css; charset=utf-8",
            "workspace.js", "text/javascript; charset=utf-8",
            "blocks.js", "text/javascript; charset=utf-8",
            "messages.js", "text/javascript; charset=utf-8",
            "composer.js", "text/javascript; charset=utf-8",
            "emoji.js", "text/javascript; charset=utf-8",
            "mrkdwn.js", "text/javascript; charset=utf-8",
            "dom.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private final Workspace workspace;
    private final PageActions actions;
    private final LiveUpdates updates;
    private final String token;
    private final String session;

    Page(Workspace workspace, PageActions actions) {
        this.workspace = workspace;
        this.actions = actions;
        this.updates = new LiveUpdates(workspace.changes());
        this.token = workspace.ids().secret(16);
        this.session = workspace.ids().secret(16);
    }

    /** Part of the printed address. */
    String token() {
        return token;
    }

    void answer(Exchange exchange) throws IOException {
        guard(exchange.response().getHeaders());
        String path = exchange.path();
        if (path.equals("/") && same(exchange.query("token"), token)) {
            letIn(exchange);
        } else if (path.equals("/icon.svg")) {
            asset(exchange, "icon.svg");
        } else if (path.startsWith("/files-pri/") && holdsBotToken(exchange)) {
            file(exchange, path);
        } else if (!same(cookie(exchange), session)) {
            exchange.plain(403, "This workspace is private. Open the address that was printed when it started.");
        } else if (!sameOrigin(exchange)) {
            exchange.plain(403, "Only the page of this workspace may do this.");
        } else if (path.startsWith("/files-pri/")) {
            file(exchange, path);
        } else if (path.equals("/page/changes")) {
            updates.stream(exchange);
        } else if (path.startsWith("/page/")) {
            act(exchange, path.substring("/page/".length()));
        } else if (path.startsWith("/assets/") && ASSETS.containsKey(path.substring("/assets/".length()))) {
            asset(exchange, path.substring("/assets/".length()));
        } else if (path.equals("/") || path.startsWith("/archives/")) {
            asset(exchange, "index.html");
        } else {
            exchange.plain(404, "There is nothing here.");
        }
    }

    private void letIn(Exchange exchange) {
        exchange.response()
                .getHeaders()
                .put("Set-Cookie", cookieName() + "=" + session + "; Path=/; HttpOnly; SameSite=Strict");
        exchange.redirect("/");
    }

    /** Cookies do not know ports: two workspaces must not throw each other out. */
    private String cookieName() {
        return "pageturner_" + workspace.addresses().base().replaceAll(".*:", "");
    }

    private String cookie(Exchange exchange) {
        return Request.getCookies(exchange.request()).stream()
                .filter(cookie -> cookie.getName().equals(cookieName()))
                .map(org.eclipse.jetty.http.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private boolean holdsBotToken(Exchange exchange) {
        return same(
                exchange.header("Authorization"),
                "Bearer " + workspace.settings().botToken());
    }

    private boolean sameOrigin(Exchange exchange) {
        String origin = exchange.header("Origin");
        return origin.isEmpty() || origin.equals("http://" + exchange.header("Host"));
    }

    private void act(Exchange exchange, String action) throws IOException {
        if (exchange.isPost() && !exchange.contentType().startsWith("application/json")) {
            exchange.plain(415, "The page sends JSON.");
            return;
        }
        ObjectNode arguments;
        try {
            arguments = Arguments.of(exchange);
            exchange.json(200, actions.perform(action, new ApiCall(arguments), exchange.isPost()));
        } catch (ApiRefusal refusal) {
            exchange.json(200, Json.object().put("problem", refusal.code()));
        }
    }

    private void file(Exchange exchange, String path) {
        String id = path.substring("/files-pri/".length()).replaceAll("/.*", "");
        StoredFile file = workspace.files().find(id).orElse(null);
        if (file == null) {
            exchange.plain(404, "This file is gone.");
            return;
        }
        boolean inline = file.picture() && exchange.query("download").isEmpty();
        String name = file.name().replaceAll("[^A-Za-z0-9._-]", "_");
        exchange.response()
                .getHeaders()
                .put("Content-Disposition", (inline ? "inline" : "attachment") + "; filename=\"" + name + "\"");
        String type = file.mimeType().startsWith("text/") ? "text/plain; charset=utf-8" : file.mimeType();
        exchange.answer(200, type, file.content());
    }

    private static void asset(Exchange exchange, String name) throws IOException {
        try (InputStream stream = Page.class.getResourceAsStream(name)) {
            if (stream == null) {
                exchange.plain(404, "There is nothing here.");
                return;
            }
            String type = ASSETS.getOrDefault(name, "text/html; charset=utf-8");
            exchange.answer(200, type, stream.readAllBytes());
        }
    }

    private static void guard(HttpFields.Mutable headers) {
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cache-Control", "no-store");
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
