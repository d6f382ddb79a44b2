package dev.pageturner.bot.rehearsal.workspace;

import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** One Jetty server on 127.0.0.1 for the Web API, uploads, response_urls and the page. */
final class WorkspaceServer implements AutoCloseable {
    /** Each open page holds one thread for its live updates. */
    private static final int THREADS = 64;

    private final Workspace workspace;
    private final WebApi api;
    private final Responses responses;
    private final Page page;
    private final Server server;
    private final ServerConnector connector;

    WorkspaceServer(Workspace workspace, WebApi api, Responses responses, Page page) {
        this.workspace = workspace;
        this.api = api;
        this.responses = responses;
        this.page = page;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("workspace");
        threads.setDaemon(true);
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(workspace.settings().port());
        connector.setIdleTimeout(Duration.ofMinutes(2).toMillis());
        server.addConnector(connector);
        server.setStopTimeout(0);
        server.setHandler(new Routes());
    }

    void start() {
        try {
            server.start();
        } catch (Exception taken) {
            throw new IllegalStateException(
                    "The workspace cannot listen on port "
                            + workspace.settings().port() + ": " + taken.getMessage(),
                    taken);
        }
        workspace.addresses().listensOn(connector.getLocalPort());
    }

    String pageToken() {
        return page.token();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception stopping) {
            throw new IllegalStateException("The workspace did not stop", stopping);
        }
    }

    private final class Routes extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws IOException {
            Exchange exchange = new Exchange(request, response, callback);
            String path = exchange.path();
            if (!local(request)) {
                exchange.plain(421, "Open the workspace under 127.0.0.1.");
            } else if (path.startsWith("/api/")) {
                api.answer(exchange, path.substring("/api/".length()));
            } else if (path.startsWith("/upload/v1/") && exchange.isPost()) {
                upload(exchange, path.substring("/upload/v1/".length()));
            } else if (path.startsWith("/actions/") && exchange.isPost()) {
                respond(exchange, path.substring(path.lastIndexOf('/') + 1));
            } else {
                page.answer(exchange);
            }
            return true;
        }

        /** A page elsewhere whose name was made to point here sends that name as Host. */
        private boolean local(Request request) {
            String host = Request.getServerName(request);
            return "127.0.0.1".equals(host) || "localhost".equals(host);
        }

        private void upload(Exchange exchange, String secret) throws IOException {
            byte[] content = Arguments.upload(exchange);
            if (workspace.files().upload(secret, content)) {
                exchange.plain(200, "OK - " + content.length);
            } else {
                exchange.plain(404, "No upload was announced under this address");
            }
        }

        private void respond(Exchange exchange, String secret) throws IOException {
            try {
                responses.use(secret, Json.parseObject(exchange.text()));
                exchange.json(200, Json.ok());
            } catch (ApiRefusal refusal) {
                int status = refusal.code().endsWith("_url") ? 404 : 400;
                exchange.json(status, Json.object().put("ok", false).put("error", refusal.code()));
            }
        }
    }
}
