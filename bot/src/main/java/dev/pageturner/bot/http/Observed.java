package dev.pageturner.bot.http;

import dev.pageturner.bot.base.Ids;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/** Gives each request an id for the log, and measures it. */
final class Observed extends Handler.Wrapper {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");
    private static final int ID_LENGTH = 8;

    private final Set<String> routes;
    private final Meters meters;
    private final Ids ids;

    Observed(Handler handler, Set<String> routes, Meters meters, Ids ids) {
        super(handler);
        this.routes = Set.copyOf(routes);
        this.meters = meters;
        this.ids = ids;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long started = System.nanoTime();
        String path = Request.getPathInContext(request);
        String route = routes.contains(path) ? path : "other";
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
        Request.addCompletionListener(
                request,
                failure -> meters.request(route, method, response.getStatus(), (System.nanoTime() - started) / 1e6));
        MDC.put("request", ids.next().toString().substring(0, ID_LENGTH));
        try {
            return super.handle(request, response, callback);
        } finally {
            MDC.remove("request");
        }
    }
}
